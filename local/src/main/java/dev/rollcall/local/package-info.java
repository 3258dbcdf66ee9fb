/** The whole engine in one process, for development and tests. */
@NullMarked
package dev.rollcall.local;

import org.jspecify.annotations.NullMarked;
