/** The function that starts attempts. */
@NullMarked
package dev.rollcall.dispatch;

import org.jspecify.annotations.NullMarked;
