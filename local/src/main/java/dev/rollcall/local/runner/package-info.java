/** The commands of {@code ./rollcall}: the product on a laptop. */
@NullMarked
package dev.rollcall.local.runner;

import org.jspecify.annotations.NullMarked;
