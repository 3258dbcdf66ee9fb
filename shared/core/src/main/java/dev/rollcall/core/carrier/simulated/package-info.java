/** A carrier whose answers follow from the number's last digits, for rehearsal and tests. */
@NullMarked
package dev.rollcall.core.carrier.simulated;

import org.jspecify.annotations.NullMarked;
