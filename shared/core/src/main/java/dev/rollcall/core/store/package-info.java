/** What every store has in common: conditional writes whose loss is a value. */
@NullMarked
package dev.rollcall.core.store;

import org.jspecify.annotations.NullMarked;
