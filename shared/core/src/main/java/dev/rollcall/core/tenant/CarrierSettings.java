package dev.rollcall.core.tenant;

/** Which carrier serves a channel, and how to talk to it. */
public sealed interface CarrierSettings {
  /** The built-in carrier whose outcome follows from the number's last digits. */
  record Simulated() implements CarrierSettings {}

  /**
   * A carrier behind HTTP.
   *
   * @param url where attempts are posted
   * @param secret signs our requests and the carrier's callbacks; {@code whsec_…} is base64
   */
  record Http(String url, String secret) implements CarrierSettings {}
}
