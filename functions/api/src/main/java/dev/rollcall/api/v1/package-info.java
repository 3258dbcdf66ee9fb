/**
 * Rollcall's own dialect, {@code /v1}: everything that happens to a campaign after its creation.
 */
@NullMarked
package dev.rollcall.api.v1;

import org.jspecify.annotations.NullMarked;
