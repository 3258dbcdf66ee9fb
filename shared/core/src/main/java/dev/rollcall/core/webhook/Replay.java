package dev.rollcall.core.webhook;

/** What came of asking for a replay. */
public sealed interface Replay {
  /**
   * The endpoint is sent what failed once more.
   *
   * @param replayed how many notices; none if all wait already
   * @param more whether others failed too
   */
  record Done(int replayed, boolean more) implements Replay {}

  /** Nothing of such an event is kept for the endpoint: it arrived, or was never sent. */
  record Unknown() implements Replay {}

  /** The endpoint takes nothing until it is opened again. */
  record Disabled() implements Replay {}
}
