package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Disposition;
import java.util.Map;

/**
 * How attempts are answered over the day.
 *
 * @param shares at any hour that has none of its own
 * @param byHour by hour of the contact's day, 0 to 23
 */
public record Answers(Shares shares, Map<Integer, Shares> byHour) {
  private static final int HOURS = 24;

  /**
   * Copies what it is given.
   *
   * @throws IllegalArgumentException if there is no such hour
   */
  public Answers {
    byHour = Map.copyOf(byHour);
    for (int hour : byHour.keySet()) {
      if (hour < 0 || hour >= HOURS) {
        throw new IllegalArgumentException("no hour of a day: " + hour);
      }
    }
  }

  /** What is assumed of a channel where nobody says otherwise: round figures, and no promise. */
  public static Answers usual(Channel channel) {
    return new Answers(usualShares(channel), Map.of());
  }

  private static Shares usualShares(Channel channel) {
    return switch (channel) {
      case CALL ->
          new Shares(
              Map.of(
                  Disposition.COMPLETED, 0.30,
                  Disposition.VOICEMAIL, 0.25,
                  Disposition.BUSY, 0.05,
                  Disposition.FAILED, 0.03,
                  Disposition.REJECTED, 0.03,
                  Disposition.INVALID_NUMBER, 0.01,
                  Disposition.OPTED_OUT, 0.01),
              rest(channel));
      case SMS, WHATSAPP, EMAIL ->
          new Shares(
              Map.of(
                  Disposition.UNDELIVERED, 0.03,
                  Disposition.INVALID_NUMBER, 0.01,
                  Disposition.OPTED_OUT, 0.005),
              rest(channel));
    };
  }

  /** How those attempts end for which no share is said. */
  public static Disposition rest(Channel channel) {
    return channel == Channel.CALL ? Disposition.NO_ANSWER : Disposition.SENT;
  }

  Shares at(int hour) {
    return byHour.getOrDefault(hour, shares);
  }
}
