/** Contact lists in the dialect of contract 4, whose callers sign their own tokens. */
@NullMarked
package dev.rollcall.api.kore;

import org.jspecify.annotations.NullMarked;
