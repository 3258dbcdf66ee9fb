/** Whoever owns contacts and campaigns here: its policy, its channels and its credentials. */
@NullMarked
package dev.rollcall.core.tenant;

import org.jspecify.annotations.NullMarked;
