/**
 * The zone rules that Rollcall ships: IANA's time zone database, read without the JDK's copy of it.
 */
@NullMarked
package dev.rollcall.core.zone;

import org.jspecify.annotations.NullMarked;
