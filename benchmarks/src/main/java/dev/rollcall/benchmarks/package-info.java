/** What the engine's own code costs, as ratios within one run. */
@NullMarked
package dev.rollcall.benchmarks;

import org.jspecify.annotations.NullMarked;
