/** Campaigns played through without any cloud, drawn in the terminal and as SVG. */
@NullMarked
package dev.rollcall.local.simulation;

import org.jspecify.annotations.NullMarked;
