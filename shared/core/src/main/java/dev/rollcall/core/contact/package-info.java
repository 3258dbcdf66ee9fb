/** People and the addresses at which they are reached. */
@NullMarked
package dev.rollcall.core.contact;

import org.jspecify.annotations.NullMarked;
