/** What the ports promise, as tests that every implementation must pass. */
@NullMarked
package dev.rollcall.core.contract;

import org.jspecify.annotations.NullMarked;
