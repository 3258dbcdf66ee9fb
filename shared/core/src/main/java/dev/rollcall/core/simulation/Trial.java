package dev.rollcall.core.simulation;

import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Outcome;

/**
 * One simulated attempt.
 *
 * @param contact number of the person, from 0 in the order of the crowds
 * @param attempt as their row records it
 * @param outcome how it ends
 */
public record Trial(int contact, Attempt attempt, Outcome outcome) {}
