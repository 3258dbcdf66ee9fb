/** One person at one address in one campaign, with every attempt made. */
@NullMarked
package dev.rollcall.core.recipient;

import org.jspecify.annotations.NullMarked;
