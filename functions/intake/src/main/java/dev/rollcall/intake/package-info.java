/** The function that takes in what is uploaded and reported. */
@NullMarked
package dev.rollcall.intake;

import org.jspecify.annotations.NullMarked;
