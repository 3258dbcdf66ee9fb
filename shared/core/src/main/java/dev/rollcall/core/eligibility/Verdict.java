package dev.rollcall.core.eligibility;

import java.util.Map;

/**
 * What one gate says of a recipient.
 *
 * @param gate its name
 * @param answer as if no other gate were there
 * @param facts what it looked at, by name, as JSON values: times in UTC, local times with their
 *     offset, spans in seconds
 */
public record Verdict(String gate, Eligibility answer, Map<String, Object> facts) {
  /** Whether the gate lets the recipient through. */
  public boolean isOpen() {
    return answer instanceof Eligibility.Eligible;
  }
}
