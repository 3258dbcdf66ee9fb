package dev.rollcall.core.message;

import java.util.Optional;

/** What came of putting a campaign's words together for one contact. */
public sealed interface Composed {
  /**
   * All of it.
   *
   * @param subject of an e-mail; absent if the campaign has none
   * @param message absent if the campaign has none
   */
  record Whole(Optional<String> subject, Optional<String> message) implements Composed {}

  /**
   * Nothing: there is no whole message for this contact, and never a half-empty one.
   *
   * @param why for a reader
   */
  record Unsayable(String why) implements Composed {}
}
