/** Engine time: who reads it, what it waits for, and what moves it. */
@NullMarked
package dev.rollcall.local.clock;

import org.jspecify.annotations.NullMarked;
