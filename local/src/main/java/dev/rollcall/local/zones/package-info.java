/** Takes a new release of IANA's time zone database into the product. */
@NullMarked
package dev.rollcall.local.zones;

import org.jspecify.annotations.NullMarked;
