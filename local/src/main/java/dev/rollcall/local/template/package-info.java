/** Reads a SAM template into what the embedded cloud can run. */
@NullMarked
package dev.rollcall.local.template;

import org.jspecify.annotations.NullMarked;
