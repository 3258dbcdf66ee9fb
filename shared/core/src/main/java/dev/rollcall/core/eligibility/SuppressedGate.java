package dev.rollcall.core.eligibility;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Never reaches who opted out, nor, unless the rule skips that list, who must not be called. */
record SuppressedGate() implements Gate {
  @Override
  public String word() {
    return "suppressed";
  }

  @Override
  public Eligibility check(Situation situation, Instant now) {
    boolean dncCheck = situation.campaign().rule().dncCheck();
    return situation
        .line()
        .suppression(situation.channel(), dncCheck)
        .<Eligibility>map(
            found ->
                switch (found.kind()) {
                  case OPT_OUT -> new Never(Disposition.SUPPRESSED, Reason.OPTED_OUT);
                  case DO_NOT_CALL -> new Never(Disposition.SUPPRESSED, Reason.DO_NOT_CALL);
                })
        .orElse(Eligibility.ELIGIBLE);
  }

  @Override
  public Map<String, Object> facts(Situation situation, Instant now) {
    boolean dncCheck = situation.campaign().rule().dncCheck();
    Optional<Suppression> found = situation.line().suppression(situation.channel(), dncCheck);
    return new Facts()
        .with("channel", situation.channel().word())
        .with("checks_do_not_call", dncCheck)
        .with("kind", found.map(Suppression::kind).map(Suppression.Kind::word))
        .with("on", found.map(s -> s.channel().map(Channel::word).orElse("all")))
        .with("since", found.map(Suppression::at))
        .with("source", found.map(Suppression::source))
        .with("by", found.flatMap(Suppression::by))
        .with("reason", found.flatMap(Suppression::reason))
        .map();
  }
}
