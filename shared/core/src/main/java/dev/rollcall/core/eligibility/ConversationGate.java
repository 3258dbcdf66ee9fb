package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.rule.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** Leaves alone whom any campaign talked to, for as long as packs want them left alone. */
record ConversationGate() implements Gate {
  @Override
  public String word() {
    return "conversation";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    return situation.pausesAfterConversation().stream()
        .map(Limit::value)
        .max(Comparator.naturalOrder())
        .flatMap(pause -> situation.line().talkedAt().map(end -> end.plus(pause)))
        .filter(now::isBefore)
        .<Eligibility>map(over -> new NotBefore(over, Reason.AFTER_CONVERSATION))
        .orElse(Eligibility.ELIGIBLE);
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    return new Facts()
        .with("talked_until", situation.line().talkedAt())
        .with(
            "pauses",
            situation.pausesAfterConversation().stream().map(ConversationGate::facts).toList())
        .map();
  }

  private static Map<String, Object> facts(Limit<Duration> pause) {
    return new Facts()
        .with("seconds", pause.value().toSeconds())
        .with("by", pause.origin().word())
        .with("source", pause.origin().source())
        .map();
  }
}
