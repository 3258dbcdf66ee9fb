/** The function that delivers webhooks. */
@NullMarked
package dev.rollcall.notify;

import org.jspecify.annotations.NullMarked;
