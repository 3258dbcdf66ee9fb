/** May this person be reached now, and if not, when and why: an ordered list of gates. */
@NullMarked
package dev.rollcall.core.eligibility;

import org.jspecify.annotations.NullMarked;
