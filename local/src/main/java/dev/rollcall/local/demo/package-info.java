/** A whole day of calls in a minute or two: the demonstration, and the proof that it adds up. */
@NullMarked
package dev.rollcall.local.demo;

import org.jspecify.annotations.NullMarked;
