package dev.rollcall.core.tick;

import dev.rollcall.core.channel.Channel;
import java.util.function.ToIntFunction;

/**
 * How many recipients a plan may name.
 *
 * @param total over all channels, ≥ 0
 * @param byChannel on one of them, ≥ 0
 */
public record Capacity(int total, ToIntFunction<Channel> byChannel) {
  /** So many, whatever the channel. */
  public static Capacity of(int total) {
    return new Capacity(total, channel -> total);
  }

  /** So many on each channel. */
  public static Capacity each(ToIntFunction<Channel> byChannel) {
    return new Capacity(Integer.MAX_VALUE, byChannel);
  }

  boolean isNone() {
    return total <= 0;
  }
}
