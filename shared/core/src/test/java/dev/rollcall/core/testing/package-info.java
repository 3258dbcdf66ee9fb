/**
 * What tests of the domain are made of: examples, clocks that stand still, and a world in memory.
 */
@NullMarked
package dev.rollcall.core.testing;

import org.jspecify.annotations.NullMarked;
