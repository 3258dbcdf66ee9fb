package dev.rollcall.core.simulation;

/**
 * What a simulated campaign makes the engine and the carrier do; all are counts from 0.
 *
 * @param contacts people in it
 * @param starts attempts that began
 * @param calls of these
 * @param messages of these
 * @param talkSeconds of all calls
 * @param talkMinutes of all calls, each rounded up
 * @param hints messages to the workers that name people
 * @param fills messages to the workers that name nobody
 * @param refiled people who were looked at and filed for later, without an attempt
 * @param ended people who ended
 * @param expired of these, whom a look ended and not an attempt
 * @param retriesInPlace outcomes after which people stay where their START filed them
 * @param otherOutcomes outcomes after which they move, or end
 * @param ticks that looked at the campaign
 * @param found people that these read from the agenda
 * @param emptyLooks at an open calendar in which nobody was due
 * @param publishes batches of changes that were published
 * @param minutes from the beginning to the end
 */
public record Usage(
    long contacts,
    long starts,
    long calls,
    long messages,
    long talkSeconds,
    long talkMinutes,
    long hints,
    long fills,
    long refiled,
    long ended,
    long expired,
    long retriesInPlace,
    long otherOutcomes,
    long ticks,
    long found,
    long emptyLooks,
    long publishes,
    long minutes) {}
