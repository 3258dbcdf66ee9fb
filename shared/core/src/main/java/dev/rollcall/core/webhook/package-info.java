/** Signed news to the tenant's own endpoints, tried until it arrives. */
@NullMarked
package dev.rollcall.core.webhook;

import org.jspecify.annotations.NullMarked;
