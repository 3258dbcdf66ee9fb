/** A campaign with all that its recipients are decided by, read at most every two seconds. */
@NullMarked
package dev.rollcall.core.view;

import org.jspecify.annotations.NullMarked;
