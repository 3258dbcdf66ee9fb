package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;

/** Never reaches who opted out, nor, unless the rule skips that list, who must not be called. */
record SuppressedGate() implements Gate {
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
}
