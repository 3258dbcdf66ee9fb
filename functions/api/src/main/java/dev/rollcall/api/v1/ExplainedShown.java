package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.eligibility.Eligibility;
import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.eligibility.Explanation;
import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.eligibility.Verdict;
import dev.rollcall.core.manage.ExplainRecipient.Explained;
import dev.rollcall.core.manage.ExplainRecipient.Resources;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a recipient is reached now or is not.
 *
 * @param at the instant of the answer
 * @param mayBeReached whether every gate is open
 * @param heldBackBy the first gate that is not
 * @param because the same as a sentence
 * @param reachableAt when every gate would be open if nothing else happened; null if waiting does
 *     not help
 * @param nextLook when the engine looks at the recipient next; null once it is finished
 * @param gates all of them, in the order in which they are asked
 * @param resources what is taken after the gates
 * @param zoneRules release of the zone database by which local times were computed
 */
@JsonNaming(SnakeCaseStrategy.class)
record ExplainedShown(
    String campaignId,
    String recipientId,
    String contactId,
    String to,
    String channel,
    String at,
    boolean mayBeReached,
    @Nullable String heldBackBy,
    @Nullable String because,
    @Nullable String reachableAt,
    @Nullable String nextLook,
    List<GateShown> gates,
    List<ResourceShown> resources,
    String zoneRules) {
  /**
   * One gate.
   *
   * @param verdict {@code open}, {@code not_before}, {@code waiting} or {@code never}
   * @param until the first instant worth another look
   * @param endsAs how the recipient ends
   * @param facts what the gate looked at
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record GateShown(
      String gate,
      String verdict,
      @Nullable String reason,
      @Nullable String because,
      @Nullable String until,
      @Nullable String endsAs,
      Map<String, Object> facts) {
    static GateShown of(Verdict verdict) {
      Optional<Reason> reason = reasonOf(verdict.answer());
      return new GateShown(
          verdict.gate(),
          word(verdict.answer()),
          Shown.orNull(reason.map(Reason::word)),
          Shown.orNull(reason.map(Reason::sentence)),
          verdict.answer() instanceof NotBefore later ? later.at().toString() : null,
          verdict.answer() instanceof Never(Disposition end, Reason why) ? end.word() : null,
          verdict.facts());
    }

    private static String word(Eligibility answer) {
      return switch (answer) {
        case Eligible yes -> "open";
        case NotBefore later -> "not_before";
        case Waiting waiting -> "waiting";
        case Never never -> "never";
      };
    }
  }

  /**
   * Something of which there is only so much.
   *
   * @param free whether there is any of it now; the pace of a channel is told apart only when it is
   *     taken
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ResourceShown(String resource, boolean free, Map<String, Object> facts) {
    static List<ResourceShown> of(Campaign campaign, Resources resources) {
      List<ResourceShown> all = new ArrayList<>();
      all.add(
          new ResourceShown(
              "channel",
              resources.settings().isPresent() && resources.pausedUntil().isEmpty(),
              channel(resources)));
      resources
          .slotsInUse()
          .ifPresent(
              inUse ->
                  all.add(
                      new ResourceShown(
                          "slots",
                          inUse < campaign.concurrency(),
                          Map.of("in_use", inUse, "cap", campaign.concurrency()))));
      return all;
    }

    private static Map<String, Object> channel(Resources resources) {
      Map<String, Object> facts = new LinkedHashMap<>();
      resources
          .settings()
          .ifPresent(settings -> facts.put("starts_per_second", settings.startsPerSecond()));
      resources.pausedUntil().ifPresent(until -> facts.put("paused_until", until.toString()));
      return facts;
    }
  }

  static ExplainedShown of(Explained explained, String zoneRules) {
    Recipient recipient = explained.recipient();
    Explanation explanation = explained.explanation();
    Campaign campaign = explained.view().campaign();
    return new ExplainedShown(
        campaign.key().id().value(),
        recipient.id().value(),
        recipient.enrolment().contact().value(),
        recipient.key().address().value(),
        explained.view().channel(recipient).word(),
        explanation.at().toString(),
        explanation.heldBackBy().isEmpty(),
        Shown.orNull(explanation.heldBackBy().map(Verdict::gate)),
        Shown.orNull(reasonOf(explanation.answer()).map(Reason::sentence)),
        Shown.time(explanation.reachableAt()),
        recipient.isFinished() ? null : recipient.place().lookAt().toString(),
        explanation.gates().stream().map(GateShown::of).toList(),
        ResourceShown.of(campaign, explained.resources()),
        zoneRules);
  }

  private static Optional<Reason> reasonOf(Eligibility answer) {
    return switch (answer) {
      case Eligible yes -> Optional.empty();
      case NotBefore later -> Optional.of(later.reason());
      case Waiting waiting -> Optional.of(waiting.reason());
      case Never never -> Optional.of(never.reason());
    };
  }
}
