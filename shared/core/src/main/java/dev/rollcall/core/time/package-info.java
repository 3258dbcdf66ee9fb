/** Wall-clock time where the contact is: zones, calendars, daily hours and when they open next. */
@NullMarked
package dev.rollcall.core.time;

import org.jspecify.annotations.NullMarked;
