package dev.rollcall.core.simulation;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.eligibility.Eligibility;
import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.outcome.Conclusions;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a simulation: what happens next, until nothing does. */
final class Rehearsal {
  private static final Duration HORIZON = Duration.ofDays(400);
  private static final String WORKER = "simulated";

  private final Scenario scenario;
  private final List<RollingCap> capsInForce;
  private CampaignView view;
  private final int slots;
  private final Eligibilities eligibilities;
  private final Conclusions conclusions;
  private final Timetable timetable;
  private final Lineup lineup = new Lineup();
  private final Pace pace;
  private final Fates fates;
  private final Diary diary;
  private final Chronicle chronicle;
  private final Meter meter;
  private final Consumer<Trial> log;
  private final long stepsMax;

  private Instant now;
  private long left;
  private int live;
  private int rejectedInRow;

  /**
   * @param log hears of every attempt as it begins
   * @param stepsMax after so many looks and outcomes it gives up
   */
  Rehearsal(Scenario scenario, Zones zones, Consumer<Trial> log, long stepsMax) {
    this.scenario = scenario;
    this.view = scenario.view();
    this.capsInForce = view.limits().rollingCaps();
    this.slots = view.campaign().isCapped() ? view.campaign().concurrency() : Integer.MAX_VALUE;
    this.eligibilities = new Eligibilities(zones);
    this.conclusions = new Conclusions(eligibilities);
    this.timetable = new Timetable(view, zones);
    this.pace = new Pace(view);
    this.fates = new Fates(scenario, zones);
    this.chronicle = new Chronicle(scenario, zones);
    this.meter = new Meter(scenario);
    this.diary = new Diary(view.campaign().isCapped(), meter);
    this.log = log;
    this.stepsMax = stepsMax;
    this.now = scenario.from();
  }

  /** How it went; empty if it would have taken too many steps. */
  Optional<Forecast> run() {
    scenario.crowds().forEach(this::enter);
    diary.wake(now, now);
    while (left > 0 && !isStuck() && meter.steps() <= stepsMax) {
      Happening next = diary.next();
      if (next.at().isAfter(scenario.from().plus(HORIZON))) {
        break;
      }
      chronicle.passed(now, next.at(), live);
      now = next.at();
      switch (next) {
        case Happening.End end -> conclude(end.party(), end.attempt(), end.outcome());
        case Happening.Fill _ -> fill();
        case Happening.Tick tick -> tick(tick);
        case Happening.Look look -> follow(look.channel(), look.parties());
      }
    }
    return meter.steps() > stepsMax
        ? Optional.empty()
        : Optional.of(
            chronicle.forecast(Leftover.reasons(lineup.all(), left, this::next), meter.usage(now)));
  }

  /** Nothing comes any more, or the campaign has paused itself and the last call is over. */
  private boolean isStuck() {
    boolean paused = view.campaign().status() != CampaignStatus.RUNNING;
    return diary.isEmpty() || (paused && live == 0);
  }

  private void enter(Crowd crowd) {
    Party party = Party.of(crowd, (int) left);
    left += crowd.count();
    crowd
        .like()
        .log()
        .live()
        .ifPresentOrElse(attempt -> goOn(party, attempt), () -> lineup.add(party));
  }

  /** An attempt that was live before the simulation began. */
  private void goOn(Party party, Attempt attempt) {
    Outcome drawn = fates.of(party, attempt);
    Instant ends = drawn.endedAt().isBefore(now) ? now : drawn.endedAt();
    live++;
    diary.end(ends, party, attempt, drawn);
  }

  private void tick(Happening.Tick tick) {
    if (!diary.awaits(tick)) {
      return;
    }
    meter.tick();
    Due due = new Due(timetable, lineup, pace, meter, now);
    Map<Channel, List<Party>> found = due.upTo(freeSlots(), slots == Integer.MAX_VALUE);
    found.forEach(this::hint);
    if (due.nextLook().isBefore(Instant.MAX)) {
      diary.wake(due.nextLook(), now);
    }
  }

  private int freeSlots() {
    return slots == Integer.MAX_VALUE ? slots : Math.max(0, slots - live);
  }

  /** Hints of full size; without slots they are spread over the minute at the channel's pace. */
  private void hint(Channel channel, List<Party> parties) {
    int from = 0;
    for (List<Party> some : Party.inHints(parties)) {
      Instant at =
          slots == Integer.MAX_VALUE ? now.plusSeconds(from / pace.perSecond(channel)) : now;
      diary.look(at, channel, some);
      from += Hint.RECIPIENTS_MAX;
    }
  }

  private void fill() {
    int free = Math.min(Hint.RECIPIENTS_MAX, freeSlots());
    if (free > 0) {
      new Due(timetable, lineup, pace, meter, now).upTo(free, false).forEach(this::follow);
    }
  }

  private void follow(Channel channel, List<Party> parties) {
    int wanted = parties.stream().mapToInt(Party::count).sum();
    int granted = pace.take(channel, wanted, now);
    meter.hint();
    boolean changed = false;
    int refused = wanted - granted;
    for (Party party : parties) {
      int some = Math.min(granted, party.count());
      if (some < party.count()) {
        lineup.add(party.without(some));
      }
      if (some > 0) {
        changed |= look(party.firstOf(some));
      }
      granted -= some;
    }
    if (refused > 0) {
      diary.wake(now, now);
    }
    if (changed) {
      diary.fill(now);
    } else if (refused > 0) {
      diary.fill(now.plusSeconds(1));
    }
  }

  /** Does what is due for each of a party; whether the capacity that was meant for it is free. */
  private boolean look(Party party) {
    meter.look();
    return switch (eligibilities.at(view.situation(party.row(), party.line()), now)) {
      case Eligible _ -> {
        int some = Math.min(party.count(), freeSlots());
        for (int i = 0; i < some; i++) {
          start(party.without(i).firstOf(1));
        }
        if (some < party.count()) {
          lineup.add(party.without(some));
        }
        yield false;
      }
      case Waiting _ -> {
        lineup.add(party);
        yield false;
      }
      case Never(Disposition disposition, Reason reason) -> {
        meter.expired(party.count(), now);
        ended(party, disposition, Optional.of(reason));
        yield true;
      }
      case NotBefore _ -> {
        refile(party);
        yield true;
      }
    };
  }

  private Eligibility next(Party party) {
    return eligibilities.next(view.situation(party.row(), party.line()), now);
  }

  private void refile(Party party) {
    switch (next(party)) {
      case NotBefore later -> {
        meter.refiled(party.count(), now);
        lineup.add(party.with(party.row().refiled(party.calendarId(), later.at())));
      }
      case Never(Disposition disposition, Reason reason) -> {
        meter.expired(party.count(), now);
        ended(party, disposition, Optional.of(reason));
      }
      case Eligible _ -> lineup.add(party);
      case Waiting _ -> lineup.add(party);
    }
  }

  private void start(Party party) {
    Recipient row = party.row();
    Instant until = now.plus(fates.settings(row).lease());
    String id = row.nextAttempt().toString();
    Attempt attempt =
        new Attempt(
            row.nextAttempt().ordinal(), now, party.calendarId(), WORKER, until, Optional.empty());
    Party started =
        party.with(
            row.started(attempt, until),
            party.line().marked(new LineMark(id, WORKER, now, until), capsInForce));
    Outcome outcome = fates.of(started, attempt);
    live++;
    chronicle.started(fates.clockOf(party), now, live);
    meter.started(now);
    log.accept(new Trial(party.first(), attempt, outcome));
    diary.end(outcome.endedAt(), started, attempt, outcome);
  }

  private void conclude(Party party, Attempt attempt, Outcome outcome) {
    live--;
    pauseIfRejected(outcome);
    Recipient after = conclusions.after(view, party.row(), attempt, outcome, now, now);
    boolean later = after.end().isEmpty() && after.place().lookAt().isAfter(attempt.leaseUntil());
    meter.concluded(view.channel(party.row()), outcome, later, now);
    chronicle.concluded(outcome.disposition());
    Party rest = party.with(after, party.line().idle());
    if (after.end().isPresent()) {
      Disposition end = after.end().get().disposition();
      ended(rest, end, why(party.row().concluded(attempt, outcome), end, outcome));
    } else {
      lineup.add(rest);
      diary.wake(after.place().lookAt(), now);
    }
    diary.fill(now);
  }

  /** A carrier that rejects one attempt after the other is left alone, as the policy says. */
  private void pauseIfRejected(Outcome outcome) {
    int most = view.tenant().policy().refusalsInRowMax();
    rejectedInRow = outcome.disposition() == Disposition.REJECTED ? rejectedInRow + 1 : 0;
    if (most > 0 && rejectedInRow >= most) {
      view =
          new CampaignView(
              view.campaign().paused("The carrier rejected too much.", now),
              view.calendars(),
              view.tenant());
    }
  }

  /** Which gate ended somebody, where it was a gate. */
  private Optional<Reason> why(Recipient unended, Disposition end, Outcome outcome) {
    return end != outcome.disposition()
            && eligibilities.next(view.situation(unended), now) instanceof Never never
        ? Optional.of(never.reason())
        : Optional.empty();
  }

  private void ended(Party party, Disposition disposition, Optional<Reason> reason) {
    left -= party.count();
    meter.ended(party.count());
    Optional<Disposition> last =
        party.row().log().lastCounted().flatMap(Attempt::outcome).map(Outcome::disposition);
    chronicle.ended(now, disposition, reason, last, party.count());
  }
}
