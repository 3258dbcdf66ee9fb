package dev.rollcall.api.tether;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who of a campaign ended unreached, and why. */
final class Failures {
  /** All of them are among the campaign's recipients under {@code /v1}; an answer must end. */
  static final int MAX = 1000;

  private static final int PAGE = 500;

  private final Roster roster;

  Failures(Roster roster) {
    this.roster = roster;
  }

  /**
   * At most {@link #MAX} of them.
   *
   * @param figures the campaign's: only where they tell of somebody, somebody is looked for
   */
  List<FailedDetail> of(Campaign campaign, Tally figures) {
    List<FailedDetail> failed = new ArrayList<>();
    for (Disposition disposition : Disposition.values()) {
      boolean some = figures.of(Tally.ENDED_AS + disposition.word()) > 0;
      if (some && !disposition.isReached() && failed.size() < MAX) {
        read(campaign, disposition, failed);
      }
    }
    return failed;
  }

  private void read(Campaign campaign, Disposition disposition, List<FailedDetail> failed) {
    AgendaSlice slice = new AgendaSlice.FinishedAs(disposition);
    Optional<String> after = Optional.empty();
    do {
      Page<Recipient> page =
          roster.page(campaign, slice, after, Math.min(PAGE, MAX - failed.size()));
      page.items().forEach(recipient -> failed.add(detail(recipient)));
      after = page.next();
    } while (after.isPresent() && failed.size() < MAX);
  }

  private static FailedDetail detail(Recipient recipient) {
    return new FailedDetail(recipient.enrolment().contact().value(), null, reason(recipient));
  }

  private static String reason(Recipient recipient) {
    Optional<End> end = recipient.end();
    return end.map(End::detail)
        .filter(text -> !text.isEmpty())
        .or(() -> recipient.log().lastCounted().flatMap(Attempt::outcome).map(Failures::words))
        .or(() -> end.map(End::disposition).map(Failures::words))
        .orElse("");
  }

  private static String words(Outcome outcome) {
    String word = words(outcome.disposition());
    return outcome.detail().isEmpty() ? word : word + ": " + outcome.detail();
  }

  private static String words(Disposition disposition) {
    return disposition.word().replace('_', ' ');
  }
}
