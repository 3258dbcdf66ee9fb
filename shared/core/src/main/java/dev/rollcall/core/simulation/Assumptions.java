package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a simulation takes for granted about people and carrier.
 *
 * @param answers how attempts end
 * @param talk how long the parties are connected, where they are
 * @param ringSeconds how long it rings until somebody answers, or until the carrier gives up
 * @param tariff what the carrier takes
 */
public record Assumptions(Answers answers, Spread talk, int ringSeconds, Tariff tariff) {
  /** The longest ringing. */
  public static final int RING_SECONDS_MAX = 300;

  /** How long the network takes to say that nobody can be reached at all. */
  private static final int REFUSAL_SECONDS = 2;

  /**
   * Refuses what is out of range.
   *
   * @throws IllegalArgumentException if it is
   */
  public Assumptions {
    if (ringSeconds < 0 || ringSeconds > RING_SECONDS_MAX) {
      throw new IllegalArgumentException("it rings for 0 to " + RING_SECONDS_MAX + " seconds");
    }
  }

  /** What is assumed of a channel where nobody says otherwise: a minute of talk, give or take. */
  public static Assumptions usual(Channel channel) {
    return new Assumptions(
        Answers.usual(channel), new Spread(Spread.Shape.LOGNORMAL, 60, 45), 18, Tariff.NOTHING);
  }

  /**
   * How one attempt ends.
   *
   * @param hour of the contact's day, 0 to 23, at which it began
   * @param longest after this the carrier ends the call
   */
  Outcome outcome(
      Attempt attempt, Channel channel, int hour, Duration longest, RandomGenerator random) {
    Disposition disposition = answers.at(hour).at(random.nextDouble());
    if (channel != Channel.CALL) {
      return Outcome.of(disposition, attempt.startedAt());
    }
    int talked =
        isConnected(disposition) ? (int) Math.min(longest.toSeconds(), talk.seconds(random)) : 0;
    int rang = rings(disposition) ? ringSeconds : REFUSAL_SECONDS;
    return new Outcome(
        disposition, attempt.startedAt().plusSeconds((long) rang + talked), talked, "");
  }

  private static boolean isConnected(Disposition disposition) {
    return disposition == Disposition.COMPLETED
        || disposition == Disposition.VOICEMAIL
        || disposition == Disposition.OPTED_OUT;
  }

  private static boolean rings(Disposition disposition) {
    return isConnected(disposition)
        || disposition == Disposition.NO_ANSWER
        || disposition == Disposition.REJECTED;
  }
}
