package dev.rollcall.core.chaos;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.testing.PortCalls.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happened, as whoever stands outside the engine saw it; nothing here is asked of it. */
final class Ledger {
  /**
   * A request that reached the carrier.
   *
   * @param startedAt what the request says of when its attempt began
   * @param placed whether the carrier took it on, or at least may have
   */
  record Arrival(
      AttemptId attempt,
      CampaignKey campaign,
      Address to,
      Instant startedAt,
      Instant at,
      boolean placed) {
    RecipientId recipient() {
      return attempt.recipient();
    }
  }

  /**
   * A line that was marked.
   *
   * @param by which strand
   * @param campaignReadAt when its process last asked how the campaign is
   */
  record Marked(
      String attempt,
      String nonce,
      Address to,
      Instant at,
      String by,
      Map<CampaignKey, Instant> campaignReadAt) {}

  /** An opt-out that was acknowledged. */
  record OptOut(Address who, Instant askedAt, Instant ackedAt) {}

  /** A pause or a cancel that was acknowledged; over when a resume was asked for. */
  record Halt(CampaignKey campaign, Instant ackedAt, Instant overAt) {
    Halt endingAt(Instant sooner) {
      return new Halt(campaign, ackedAt, sooner);
    }
  }

  /**
   * A zone that somebody was given: from one instant at the earliest, from another at the latest.
   */
  record Moved(Address who, String zone, Instant askedAt, Instant ackedAt) {
    Moved acked(Instant at) {
      return new Moved(who, zone, askedAt, at);
    }
  }

  /** A webhook that an endpoint received. */
  record Heard(String eventId, Instant at, int status) {}

  /** The row of an attempt that began. */
  record Written(Instant at, String calendarId, String nonce) {}

  private static final Set<Disposition> FINAL =
      Set.of(
          Disposition.COMPLETED,
          Disposition.SENT,
          Disposition.DELIVERED,
          Disposition.OPTED_OUT,
          Disposition.INVALID_NUMBER);

  final List<Arrival> arrivals = new ArrayList<>();
  final List<Marked> marks = new ArrayList<>();
  final List<OptOut> optOuts = new ArrayList<>();
  final List<Halt> halts = new ArrayList<>();
  final List<Moved> moves = new ArrayList<>();
  final List<Heard> heard = new ArrayList<>();
  final List<Event> onBus = new ArrayList<>();
  final Map<AttemptId, String> ambiguous = new LinkedHashMap<>();
  final Map<CampaignKey, Instant> accepted = new LinkedHashMap<>();

  /** When it was first written down what became of an attempt. */
  final Map<String, Instant> concluded = new HashMap<>();

  /** When a recipient was first known to be reached, or never to be. */
  final Map<RecipientId, Instant> settled = new HashMap<>();

  /** Under which calendar an attempt was written down, and when. */
  final Map<String, Written> written = new HashMap<>();

  /** When each strand last suffered something that may keep it from finishing. */
  final Map<String, Instant> hurt = new HashMap<>();

  /** Chunks that were taken off their queue though nobody had imported them. */
  final List<String> unimported = new ArrayList<>();

  /** Rows that nobody looked at though they were due. */
  final Set<String> overdue = new TreeSet<>();

  private final Set<LineMark> known = new HashSet<>();
  private final Loop loop;

  Ledger(Loop loop) {
    this.loop = loop;
  }

  /** Notes what a store did for a strand. */
  void saw(
      Call call, @Nullable Object answer, String by, Map<CampaignKey, Instant> campaignReadAt) {
    if (!(answer instanceof Write.Done<?>)) {
      return;
    }
    switch (call.arguments().getFirst()) {
      case Line line -> line.live().ifPresent(mark -> marked(line, mark, by, campaignReadAt));
      case Recipient row -> row.log().recent().forEach(attempt -> wrote(row, attempt));
      default -> {}
    }
  }

  private void marked(
      Line line, LineMark mark, String by, Map<CampaignKey, Instant> campaignReadAt) {
    if (known.add(mark)) {
      marks.add(
          new Marked(
              mark.attemptId(),
              mark.nonce(),
              line.address(),
              loop.now(),
              by,
              Map.copyOf(campaignReadAt)));
    }
  }

  private void wrote(Recipient row, Attempt attempt) {
    String id = row.attemptId(attempt).toString();
    written.putIfAbsent(id, new Written(loop.now(), attempt.calendarId(), attempt.nonce()));
    attempt
        .outcome()
        .ifPresent(
            outcome -> {
              concluded.putIfAbsent(id, loop.now());
              if (FINAL.contains(outcome.disposition())) {
                settled.putIfAbsent(row.id(), loop.now());
              }
            });
  }

  /** Notes that somebody's STOP in a call was heard. */
  void saidStop(AttemptId attempt, Instant toldAt) {
    arrivals.stream()
        .filter(arrival -> arrival.attempt().equals(attempt))
        .findFirst()
        .ifPresent(arrival -> optOuts.add(new OptOut(arrival.to(), toldAt, loop.now())));
  }

  /** Notes what the bus was told. */
  void onBus(Event event) {
    onBus.add(event);
  }

  /** The mark by which a worker began an attempt. */
  Optional<Marked> mark(AttemptId attempt) {
    return Optional.ofNullable(written.get(attempt.toString()))
        .flatMap(
            row ->
                marks.stream()
                    .filter(m -> m.attempt().equals(attempt.toString()))
                    .filter(m -> m.nonce().equals(row.nonce()))
                    .findFirst());
  }

  /** Requests that the carrier took on, or may have. */
  List<Arrival> placed() {
    return arrivals.stream().filter(Arrival::placed).toList();
  }
}
