package dev.rollcall.core.chaos;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.chaos.Ledger.Arrival;
import dev.rollcall.core.chaos.Ledger.Marked;
import dev.rollcall.core.chaos.Scenario.Person;
import dev.rollcall.core.chaos.Scenario.Round;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges a run by what carriers and endpoints saw, with windows and counting of its own on the
 * JDK's clock; of the engine it only reads the rows that are left.
 */
final class Oracle {
  private static final Duration CALLED_WITHIN = Duration.ofSeconds(10);
  private static final Duration LOOKED_AT_WITHIN = Duration.ofMinutes(15);

  /** Two seconds, and the handful of calls between the look and the mark. */
  private static final Duration VIEW_AGE_MAX = Duration.ofMillis(2_800);

  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private final Scenario scenario;
  private final Cloud cloud;
  private final Ledger ledger;
  private final Map<String, Round> rounds;
  private final List<String> faults = new ArrayList<>();
  private int unknown;

  Oracle(Scenario scenario, Cloud cloud) {
    this.scenario = scenario;
    this.cloud = cloud;
    this.ledger = cloud.ledger;
    this.rounds =
        scenario.rounds().stream().collect(Collectors.toMap(Round::id, Function.identity()));
  }

  /** What is wrong; empty if nothing is. */
  List<String> judge() {
    once();
    caps();
    rolling();
    oneAtATime();
    concurrency();
    ledger.arrivals.forEach(this::window);
    ledger.arrivals.forEach(this::optOuts);
    ledger.arrivals.forEach(this::halts);
    ledger.arrivals.forEach(this::zones);
    ledger.arrivals.forEach(this::settled);
    ledger.arrivals.forEach(this::gap);
    ledger.arrivals.forEach(this::age);
    scenario.rounds().forEach(this::nobodyIsLost);
    held();
    ledger.unimported.forEach(chunk -> wrong(chunk + " was taken off its queue, and is not in"));
    ledger.overdue.forEach(this::wrong);
    return List.copyOf(faults);
  }

  int unknown() {
    return unknown;
  }

  private void wrong(String what) {
    faults.add(what);
  }

  /** At most one request for an attempt. */
  private void once() {
    Set<String> seen = new HashSet<>();
    for (Arrival arrival : ledger.arrivals) {
      if (!seen.add(arrival.attempt().toString())) {
        wrong("a second request for %s at %s".formatted(arrival.attempt(), arrival.at()));
      }
    }
  }

  private List<Arrival> placedBefore(Arrival one) {
    return ledger.placed().stream()
        .filter(other -> !other.startedAt().isAfter(one.startedAt()))
        .toList();
  }

  /**
   * Per recipient: in total, and on a calendar day in every zone that its attempts were made in.
   */
  private void caps() {
    for (Arrival last : ledger.placed()) {
      Round round = round(last);
      List<Arrival> own =
          placedBefore(last).stream()
              .filter(other -> other.recipient().equals(last.recipient()))
              .toList();
      if (own.size() > round.total()) {
        wrong("%s is number %d of %d".formatted(last.attempt(), own.size(), round.total()));
      }
      Set<String> zones = new TreeSet<>();
      own.forEach(arrival -> zone(arrival).ifPresent(zones::add));
      for (String zone : zones) {
        long today = own.stream().filter(o -> day(zone, o).equals(day(zone, last))).count();
        if (today > round.perDay()) {
          wrong("%s is number %d of %d that day".formatted(last.attempt(), today, round.perDay()));
        }
      }
    }
  }

  private static Object day(String zone, Arrival arrival) {
    return arrival.startedAt().atZone(ZoneId.of(zone)).toLocalDate();
  }

  private Optional<String> zone(Arrival arrival) {
    return Optional.ofNullable(ledger.written.get(arrival.attempt().toString()))
        .map(row -> zone(row.calendarId()));
  }

  private Round round(Arrival arrival) {
    return rounds.get(arrival.campaign().id().value());
  }

  /** Per number over all campaigns. */
  private void rolling() {
    for (Arrival last : ledger.placed()) {
      long within =
          placedBefore(last).stream()
              .filter(other -> other.to().equals(last.to()))
              .filter(other -> other.startedAt().isAfter(last.startedAt().minus(Scenario.ROLLING)))
              .count();
      if (within > scenario.rollingCap().orElse(Integer.MAX_VALUE)) {
        wrong("%s is number %d within a day to its number".formatted(last.attempt(), within));
      }
    }
  }

  private Instant overAt(Arrival arrival, Marked mark) {
    Instant longest = arrival.startedAt().plus(LONGEST_CALL);
    Instant concluded = ledger.concluded.getOrDefault(mark.attempt(), Instant.MAX);
    return concluded.isBefore(longest) ? concluded : longest;
  }

  /** Never two live attempts to one number. */
  private void oneAtATime() {
    for (Arrival one : ledger.placed()) {
      for (Arrival other : ledger.placed()) {
        if (!one.equals(other) && one.to().equals(other.to())) {
          ledger
              .mark(one.attempt())
              .flatMap(
                  mark ->
                      ledger
                          .mark(other.attempt())
                          .filter(later -> later.at().isAfter(mark.at()))
                          .filter(later -> later.at().isBefore(overAt(one, mark))))
              .ifPresent(
                  later ->
                      wrong(
                          "%s began while %s was live".formatted(other.attempt(), one.attempt())));
        }
      }
    }
  }

  /** No more live attempts of a campaign than it allows. */
  private void concurrency() {
    for (Arrival one : ledger.placed()) {
      int allowed = round(one).concurrency();
      long live =
          ledger.placed().stream()
              .filter(other -> other.campaign().equals(one.campaign()))
              .filter(other -> !other.at().isAfter(one.at()))
              .filter(
                  other ->
                      ledger
                          .mark(other.attempt())
                          .filter(mark -> overAt(other, mark).isAfter(one.at()))
                          .isPresent())
              .count();
      if (allowed > 0 && live > allowed) {
        wrong("%d live of %d when %s was placed".formatted(live, allowed, one.attempt()));
      }
    }
  }

  /** Begun inside the hours, and at the carrier within ten seconds. */
  private void window(Arrival arrival) {
    Duration late = Duration.between(arrival.startedAt(), arrival.at());
    if (late.compareTo(CALLED_WITHIN) > 0 || late.isNegative()) {
      wrong("%s reached the carrier %s after it began".formatted(arrival.attempt(), late));
    }
    Round round = round(arrival);
    Optional<String> zone = zone(arrival);
    if (zone.isEmpty()) {
      wrong("%s was placed and never written down".formatted(arrival.attempt()));
      return;
    }
    LocalDate day = arrival.startedAt().atZone(ZoneId.of(zone.get())).toLocalDate();
    boolean soon = round.first().filter(day::isBefore).isPresent();
    if (soon || day.isAfter(Scenario.LAST_DATE)) {
      wrong("%s began on %s".formatted(arrival.attempt(), day));
    }
    if (round.startsAt().filter(arrival.startedAt()::isBefore).isPresent()) {
      wrong("%s began before its campaign".formatted(arrival.attempt()));
    }
    if (!isOpen(round, zone.get(), arrival.startedAt())) {
      wrong(
          "%s began at %s"
              .formatted(arrival.attempt(), arrival.startedAt().atZone(ZoneId.of(zone.get()))));
    }
  }

  private static LocalTime later(LocalTime a, LocalTime b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalTime sooner(LocalTime a, LocalTime b) {
    return a.isBefore(b) ? a : b;
  }

  /** Nobody is started after their opt-out was acknowledged. */
  private void optOuts(Arrival arrival) {
    ledger.optOuts.stream()
        .filter(stop -> stop.who().equals(arrival.to()))
        .filter(stop -> begun(arrival).isAfter(stop.ackedAt()))
        .forEach(
            stop ->
                wrong(
                    "%s began after STOP was heard at %s"
                        .formatted(arrival.attempt(), stop.ackedAt())));
  }

  private Instant begun(Arrival arrival) {
    return ledger.mark(arrival.attempt()).map(Marked::at).orElse(arrival.at());
  }

  /** Nobody is started by a process that asked after the pause was acknowledged. */
  private void halts(Arrival arrival) {
    ledger
        .mark(arrival.attempt())
        .map(mark -> mark.campaignReadAt().getOrDefault(arrival.campaign(), Instant.MIN))
        .ifPresent(
            readAt ->
                ledger.halts.stream()
                    .filter(halt -> halt.campaign().equals(arrival.campaign()))
                    .filter(halt -> readAt.isAfter(halt.ackedAt()))
                    .filter(halt -> readAt.isBefore(halt.overAt()))
                    .forEach(
                        halt ->
                            wrong(
                                "%s began by one who knew of the pause of %s"
                                    .formatted(arrival.attempt(), halt.ackedAt()))));
  }

  /** Nobody is tried again once it is known that they were reached, or never can be. */
  private void settled(Arrival arrival) {
    Instant known = ledger.settled.getOrDefault(arrival.recipient(), Instant.MAX);
    if (begun(arrival).isAfter(known)) {
      wrong("%s began after its end was known at %s".formatted(arrival.attempt(), known));
    }
  }

  /** The rule's pause lies between two attempts that count. */
  private void gap(Arrival arrival) {
    ledger.placed().stream()
        .filter(other -> other.recipient().equals(arrival.recipient()))
        .filter(other -> other.startedAt().isBefore(arrival.startedAt()))
        .filter(other -> other.startedAt().plus(round(arrival).gap()).isAfter(arrival.startedAt()))
        .forEach(other -> wrong("%s began too soon after %s".formatted(arrival.attempt(), other)));
  }

  /** What a process that nothing befell knows of a campaign is at most two seconds old. */
  private void age(Arrival arrival) {
    ledger
        .mark(arrival.attempt())
        .filter(mark -> !ledger.hurt.containsKey(mark.by()))
        .filter(
            mark ->
                mark.campaignReadAt()
                    .getOrDefault(arrival.campaign(), Instant.MIN)
                    .plus(VIEW_AGE_MAX)
                    .isBefore(mark.at()))
        .ifPresent(
            mark ->
                wrong(
                    "%s began at %s by what was read at %s"
                        .formatted(
                            arrival.attempt(),
                            mark.at(),
                            mark.campaignReadAt().get(arrival.campaign()))));
  }

  /** Once an edit is acknowledged, the new zone decides. */
  private void zones(Arrival arrival) {
    var row = ledger.written.get(arrival.attempt().toString());
    if (row == null) {
      return;
    }
    Instant at = row.at();
    List<Ledger.Moved> moves =
        ledger.moves.stream().filter(move -> move.who().equals(arrival.to())).toList();
    Set<String> possible = new HashSet<>();
    Optional<Ledger.Moved> last =
        moves.stream()
            .filter(move -> move.ackedAt().isBefore(at))
            .max(java.util.Comparator.comparing(Ledger.Moved::ackedAt));
    boolean contested =
        moves.stream()
            .anyMatch(
                move ->
                    last.filter(l -> !l.equals(move))
                        .filter(l -> move.ackedAt().isAfter(l.askedAt()))
                        .filter(l -> move.askedAt().isBefore(l.ackedAt()))
                        .isPresent());
    boolean imported =
        scenario.rounds().stream()
            .anyMatch(r -> !Scenario.BEGIN.plus(r.createdAfter()).isBefore(firstAsked(moves)));
    if (contested || imported) {
      return;
    }
    possible.add(last.map(Ledger.Moved::zone).orElseGet(() -> home(arrival.to())));
    moves.stream()
        .filter(move -> move.askedAt().isBefore(at) && !move.ackedAt().isBefore(at))
        .forEach(move -> possible.add(move.zone()));
    if (zone(arrival).filter(possible::contains).isEmpty()) {
      wrong("%s began in %s, not in %s".formatted(arrival.attempt(), zone(arrival), possible));
    }
  }

  private static Instant firstAsked(Collection<Ledger.Moved> moves) {
    return moves.stream().map(Ledger.Moved::askedAt).min(Instant::compareTo).orElse(Instant.MAX);
  }

  private String home(Address address) {
    return scenario.people().stream()
        .filter(person -> person.number().equals(address.value()))
        .map(Person::zone)
        .findFirst()
        .orElseThrow();
  }

  /** Everybody ended, is counted once, and was told of once. */
  private void nobodyIsLost(Round round) {
    CampaignKey key = Run.key(round);
    if (!ledger.accepted.containsKey(key)) {
      wrong("%s was never accepted".formatted(round.id()));
      return;
    }
    CampaignStatus status = cloud.status(key);
    if (!status.isOver()) {
      wrong("%s is still %s".formatted(round.id(), status));
    }
    Map<String, Long> ends = new HashMap<>();
    long counted = 0;
    for (Person person : round.people()) {
      Optional<Recipient> found =
          cloud
              .world
              .recipients()
              .find(new RecipientKey(key.tenant(), key.id(), new Address(person.number())));
      if (found.isEmpty()) {
        if (status == CampaignStatus.COMPLETED) {
          wrong("%s never came into %s".formatted(person.number(), round.id()));
        }
        continue;
      }
      Recipient row = found.get();
      if (!row.isFinished()) {
        wrong("%s of %s never ended".formatted(person.number(), round.id()));
        continue;
      }
      counted += row.log().counted();
      ends.merge(row.end().orElseThrow().disposition().word(), 1L, Long::sum);
      told(row);
      escalated(round, row);
      row.log().recent().forEach(attempt -> explained(row, attempt));
    }
    figures(key, counted, ends);
  }

  /** After so many failures in a row, once. */
  private void escalated(Round round, Recipient row) {
    long ids =
        ledger.onBus.stream()
            .filter(event -> event.type() == EventType.CONTACT_ESCALATED)
            .filter(event -> row.id().value().equals(event.data().get("recipient_id")))
            .map(Event::id)
            .distinct()
            .count();
    boolean ends = row.log().escalated() && round.endsEscalated();
    boolean failed = row.end().filter(e -> e.disposition() == Disposition.FAILED).isPresent();
    if (ids != (row.log().escalated() ? 1 : 0) || (failed && !ends)) {
      wrong("%s was told of %d times, and ended %s".formatted(row.id(), ids, row.end()));
    }
  }

  private void figures(CampaignKey key, long counted, Map<String, Long> ends) {
    Tally figures = cloud.world.counts().find(key);
    long ended = ends.values().stream().mapToLong(Long::longValue).sum();
    if (figures.of(Tally.ENDED) != ended) {
      wrong("%s counts %d ends of %d".formatted(key.id(), figures.of(Tally.ENDED), ended));
    }
    if (figures.of(Tally.STARTED) != counted) {
      wrong("%s counts %d attempts of %d".formatted(key.id(), figures.of(Tally.STARTED), counted));
    }
    ends.forEach(
        (word, many) -> {
          if (figures.of("ended." + word) != many) {
            wrong(
                "%s counts %d %s of %d"
                    .formatted(key.id(), figures.of("ended." + word), word, many));
          }
        });
  }

  /** One id for its end, which arrived. */
  private void told(Recipient row) {
    tell(row, EventType.CONTACT_FINISHED, "recipient_id", row.id().value());
    for (Attempt attempt : row.log().recent()) {
      if (attempt.counts() && !attempt.isLive()) {
        tell(row, EventType.CALL_COMPLETED, "attempt_id", row.attemptId(attempt).toString());
      }
    }
  }

  private void tell(Recipient row, EventType type, String field, String value) {
    Set<String> ids =
        ledger.onBus.stream()
            .filter(event -> event.type() == type)
            .filter(event -> value.equals(event.data().get(field)))
            .filter(event -> !Boolean.TRUE.equals(event.data().get("correction")))
            .map(Event::id)
            .collect(Collectors.toSet());
    if (ids.size() != 1) {
      wrong("%s of %s has %d ids".formatted(type, value, ids.size()));
    }
    boolean arrived =
        ledger.heard.stream()
            .anyMatch(h -> ids.contains(h.eventId()) && h.status() >= 200 && h.status() < 300);
    if (!arrived && cloud.aside() == 0) {
      wrong("%s of %s never arrived for %s".formatted(type, value, row.id()));
    }
  }

  /** Unknown only where something fell between the START and the recorded answer. */
  private void explained(Recipient row, Attempt attempt) {
    boolean isUnknown =
        attempt.outcome().filter(o -> o.disposition() == Disposition.UNKNOWN).isPresent();
    if (!isUnknown) {
      return;
    }
    unknown++;
    var id = row.attemptId(attempt);
    boolean ambiguous = ledger.ambiguous.containsKey(id);
    boolean hurt =
        ledger
            .mark(id)
            .filter(
                mark -> {
                  Instant at = ledger.hurt.get(mark.by());
                  return at != null && !at.isBefore(mark.at());
                })
            .isPresent();
    boolean arrived = ledger.placed().stream().anyMatch(a -> a.attempt().equals(id));
    if (!ambiguous && (arrived || !hurt)) {
      wrong("%s is unknown, and nothing happened to it".formatted(id));
    }
  }

  /** Notes whom nobody has looked at for {@link #LOOKED_AT_WITHIN} though they could be reached. */
  void seekOverdue() {
    Instant now = cloud.loop.now();
    Instant before = now.minus(LOOKED_AT_WITHIN);
    for (Round round : scenario.rounds()) {
      CampaignKey key = Run.key(round);
      if (cloud.status(key) == CampaignStatus.RUNNING && cloud.startedBefore(key, before)) {
        for (Person person : round.people()) {
          cloud
              .world
              .recipients()
              .find(new RecipientKey(key.tenant(), key.id(), new Address(person.number())))
              .filter(row -> row.end().isEmpty() && row.log().live().isEmpty())
              .filter(row -> row.place().lookAt().isBefore(before))
              .filter(row -> isOpen(round, row, before) && isOpen(round, row, now))
              .ifPresent(
                  row ->
                      ledger.overdue.add(
                          "%s of %s is due since %s and not looked at by %s"
                              .formatted(person.number(), round.id(), row.place().lookAt(), now)));
        }
      }
    }
  }

  private static boolean isOpen(Round round, Recipient row, Instant at) {
    return isOpen(round, zone(row.place().calendarId()), at);
  }

  private static boolean isOpen(Round round, String zone, Instant at) {
    LocalTime time = at.atZone(ZoneId.of(zone)).toLocalTime();
    // The account's quiet hours are the example's: nobody before 8 or from 21 on.
    return !time.isBefore(later(round.opens(), LocalTime.of(8, 0)))
        && time.isBefore(sooner(round.closes(), LocalTime.of(21, 0)));
  }

  private static String zone(String calendarId) {
    return calendarId.replaceAll("[&^~].*$", "");
  }

  /** Nothing is held past its lease. */
  private void held() {
    Instant now = cloud.loop.now();
    for (Round round : scenario.rounds()) {
      if (cloud.world.slots().inUse(Run.key(round), now) > 0) {
        wrong("a slot of %s is still held".formatted(round.id()));
      }
    }
    for (Person person : scenario.people()) {
      cloud
          .world
          .line(new Address(person.number()))
          .live()
          .filter(mark -> mark.until().isAfter(now))
          .ifPresent(mark -> wrong("the line of %s is still held".formatted(person.number())));
    }
    if (!cloud.isQuiet()) {
      wrong("something is still on its way");
    }
  }
}
