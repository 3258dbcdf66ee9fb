package dev.rollcall.api.v1;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A campaign by itself, with its live figures.
 *
 * @param startDate first contact-local date
 * @param endDate last contact-local date, included
 * @param concurrency most attempts live at once; null leaves that to the channel's pace
 * @param waitsFor a sentence; null once it is over
 * @param actions what may be asked of it now
 */
@JsonNaming(SnakeCaseStrategy.class)
record CampaignDetail(
    @JsonUnwrapped CampaignSummary summary,
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable Integer concurrency,
    RuleShown rule,
    Figures counts,
    @Nullable Progress progress,
    @Nullable String waitsFor,
    List<String> actions) {
  /** The rule as it was when attached. */
  @JsonNaming(SnakeCaseStrategy.class)
  record RuleShown(
      int attemptsTotalMax,
      int attemptsPerDayMax,
      @Nullable Long retryGapSeconds,
      String startTime,
      @Nullable String endTime) {
    static RuleShown of(Rule rule) {
      return new RuleShown(
          rule.attemptsTotalMax(),
          rule.attemptsPerDayMax(),
          Shown.orNull(rule.retryGap().map(Duration::toSeconds)),
          Clock.text(rule.startTime()),
          Shown.orNull(rule.endTime().map(Clock::text)));
    }
  }

  /**
   * What was counted so far; news of a change takes moments to arrive here.
   *
   * @param started attempts
   * @param ended recipients
   * @param reached recipients
   * @param endedAs recipients by how they ended
   * @param attemptsAs attempts by what became of them
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Figures(
      long started,
      long ended,
      long reached,
      Map<String, Long> endedAs,
      Map<String, Long> attemptsAs) {
    static Figures of(Tally tally) {
      return new Figures(
          tally.of(Tally.STARTED),
          tally.of(Tally.ENDED),
          tally.of(Tally.REACHED),
          by(tally, Tally.ENDED_AS),
          by(tally, Tally.ATTEMPTS_AS));
    }

    private static Map<String, Long> by(Tally tally, String prefix) {
      Map<String, Long> figures = new TreeMap<>();
      tally
          .figures()
          .forEach(
              (name, figure) -> {
                if (name.startsWith(prefix)) {
                  figures.put(name.substring(prefix.length()), figure);
                }
              });
      return figures;
    }
  }

  /**
   * How far its contacts are in.
   *
   * @param recipients enrolled so far
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Progress(int partsDone, int parts, int recipients) {
    static Progress of(Import progress) {
      return new Progress(progress.chunks().size(), progress.chunksExpected(), progress.created());
    }
  }

  private static final class Clock {
    static String text(LocalTime time) {
      return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }
  }

  static CampaignDetail of(
      Campaign campaign,
      Tally tally,
      Optional<Import> progress,
      Optional<String> waitsFor,
      Instant now) {
    return new CampaignDetail(
        CampaignSummary.of(campaign),
        Shown.orNull(campaign.schedule().startDate().map(LocalDate::toString)),
        Shown.orNull(campaign.schedule().endDate().map(LocalDate::toString)),
        campaign.isCapped() ? campaign.concurrency() : null,
        RuleShown.of(campaign.rule()),
        Figures.of(tally),
        Shown.orNull(progress.map(Progress::of)),
        Shown.orNull(waitsFor),
        campaign.allowed(now).stream().map(CampaignAction::word).sorted().toList());
  }
}
