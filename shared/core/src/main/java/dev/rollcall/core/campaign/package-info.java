/** Campaigns, their life and their figures. */
@NullMarked
package dev.rollcall.core.campaign;

import org.jspecify.annotations.NullMarked;
