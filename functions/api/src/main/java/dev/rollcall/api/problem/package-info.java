/** How Rollcall itself says no: RFC 9457. */
@NullMarked
package dev.rollcall.api.problem;

import org.jspecify.annotations.NullMarked;
