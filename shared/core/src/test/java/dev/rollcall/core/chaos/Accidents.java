package dev.rollcall.core.chaos;

import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.testing.PortCalls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what befalls each call of a port, and does it. */
final class Accidents {
  private static final Duration STALE_MAX = Duration.ofMinutes(1);
  private static final int ANSWERS_KEPT = 6;

  /** Below and above: how long a carrier may be called, a silent worker, a message, a lease. */
  private static final List<Duration> FREEZES =
      List.of(
          Duration.ofSeconds(8),
          Duration.ofSeconds(11),
          Duration.ofSeconds(31),
          Duration.ofSeconds(100),
          Duration.ofMinutes(12),
          Duration.ofMinutes(40));

  /** Reads of indexes and reads that need not be consistent. */
  private static final Set<String> MAY_BE_STALE =
      Set.of(
          "agenda.head",
          "agenda.due",
          "agenda.page",
          "lines.glance",
          "recipients.glance",
          "wakes.due",
          "deliveries.due",
          "deliveries.state");

  private static final Set<String> SENDS = Set.of("hints.send", "chunks.send", "notices.send");

  /** What the call does when it comes through. */
  @FunctionalInterface
  interface Deed {
    @Nullable Object done();
  }

  private record Answered(Instant at, Optional<Object> answer) {}

  /** How often a call was made, and how often its process died before and after it. */
  static final class Point {
    int calls;
    int diedBefore;
    int diedAfter;
  }

  private final Random random;
  private final Loop loop;
  private final Trace trace;
  private final Ledger ledger;
  private final Fault.Odds odds;
  private final Map<String, List<Answered>> answers = new HashMap<>();
  private final Map<String, Point> points = new TreeMap<>();
  private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
  private boolean halfway;
  private int calls;

  Accidents(Random random, Loop loop, Trace trace, Ledger ledger) {
    this.random = random;
    this.loop = loop;
    this.trace = trace;
    this.ledger = ledger;
    this.odds = new Fault.Odds(random);
  }

  /** Nothing goes wrong from now on. */
  void end() {
    odds.calm();
  }

  boolean isCalm() {
    return odds.isCalm();
  }

  /** A call, and whatever befalls it. */
  @Nullable Object befall(Call call, Deed deed) {
    calls++;
    String function = loop.current().name().replaceAll("-[0-9]+$", "");
    Point point = points.computeIfAbsent(function + " " + call.name(), _ -> new Point());
    point.calls++;
    Optional<Fault> fault = odds.next(call.name()).filter(some -> isPossible(some, call));
    fault.ifPresent(some -> note(some, call));
    return call.name().equals("carrier.place")
        ? inOneBreath(fault, point, call, deed)
        : slowly(fault, point, call, deed);
  }

  /**
   * A worker looks at its deadline and calls the carrier in one breath; its answer may take long.
   */
  private @Nullable Object inOneBreath(Optional<Fault> fault, Point point, Call call, Deed deed) {
    if (fault.filter(Fault.DIES_BEFORE::equals).isPresent()) {
      point.diedBefore++;
      throw loop.current().die(call.name());
    }
    Object answer = deed.done();
    if (fault.filter(Fault.DIES_AFTER::equals).isPresent()) {
      point.diedAfter++;
      throw loop.current().die(call.name());
    }
    loop.pause(fault.isPresent() ? freeze() : Duration.ofMillis(random.nextInt(4_000)));
    return answer;
  }

  private @Nullable Object slowly(Optional<Fault> fault, Point point, Call call, Deed deed) {
    halfway = false;
    pause(fault.filter(Fault.SLOW::equals).isPresent());
    if (fault.isEmpty()) {
      return remembered(call, answered(deed));
    }
    return switch (fault.get()) {
      case FAILS_BEFORE, THROTTLED, CONFLICTS ->
          throw new Unavailable(fault.get() + " " + call.name());
      case FAILS_AFTER -> {
        deed.done();
        throw new Unavailable("unanswered " + call.name());
      }
      case FAILS_HALFWAY -> {
        halfway = true;
        yield deed.done();
      }
      case DIES_BEFORE -> {
        point.diedBefore++;
        throw loop.current().die(call.name());
      }
      case DIES_AFTER -> {
        deed.done();
        point.diedAfter++;
        throw loop.current().die(call.name());
      }
      case FREEZES_BEFORE -> {
        loop.pause(freeze());
        yield answered(deed);
      }
      case FREEZES_AFTER -> {
        Object answer = deed.done();
        loop.pause(freeze());
        yield answer;
      }
      case REPEATED -> {
        deed.done();
        pause(true);
        yield answered(deed);
      }
      case STALE -> stale(call, answered(deed));
      case SLOW -> answered(deed);
    };
  }

  private @Nullable Object answered(Deed deed) {
    Object answer = deed.done();
    pause(false);
    return answer;
  }

  private void pause(boolean slow) {
    if (slow) {
      loop.pause(Duration.ofMillis(200L + random.nextInt(4_000)));
    } else if (random.nextInt(3) == 0) {
      loop.pause(Duration.ofMillis(random.nextInt(30)));
    }
  }

  private Duration freeze() {
    return FREEZES.get(random.nextInt(FREEZES.size()));
  }

  private static boolean isPossible(Fault fault, Call call) {
    return switch (fault) {
      case STALE -> MAY_BE_STALE.contains(call.name());
      case FAILS_HALFWAY -> SENDS.contains(call.name());
      case CONFLICTS -> call.name().endsWith(".save");
      default -> true;
    };
  }

  private void note(Fault fault, Call call) {
    happened.merge(fault, 1, Integer::sum);
    ledger.hurt.put(loop.current().name(), loop.now());
    if (call.arguments().getFirst() instanceof AttemptId asked) {
      ledger.ambiguous.put(asked, "not told");
    }
    trace.line(loop.now(), loop.current().name(), "! " + fault + " " + call.name());
  }

  /** Whether the messages of this call are to be sent in part. */
  boolean halfway() {
    return halfway;
  }

  private @Nullable Object remembered(Call call, @Nullable Object answer) {
    if (MAY_BE_STALE.contains(call.name())) {
      List<Answered> seen = answers.computeIfAbsent(about(call), _ -> new ArrayList<>());
      seen.add(new Answered(loop.now(), Optional.ofNullable(answer)));
      if (seen.size() > ANSWERS_KEPT) {
        seen.removeFirst();
      }
    }
    return answer;
  }

  private @Nullable Object stale(Call call, @Nullable Object now) {
    List<Answered> seen = answers.getOrDefault(about(call), List.of());
    Instant oldest = loop.now().minus(STALE_MAX);
    List<Answered> recent = seen.stream().filter(a -> a.at().isAfter(oldest)).toList();
    return recent.isEmpty() ? now : recent.get(random.nextInt(recent.size())).answer().orElse(null);
  }

  private static String about(Call call) {
    return call.name()
        + (call.name().endsWith(".due") && !call.name().equals("agenda.due")
            ? ""
            : call.name().startsWith("agenda")
                ? call.arguments().getFirst().toString()
                : call.arguments().toString());
  }

  /** Fails for what is nobody's fault but the engine's. */
  void expect(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unavailable) {
        return;
      }
    }
    boolean contended =
        failure instanceof IllegalStateException
            && String.valueOf(failure.getMessage()).matches(".*(ever won|comes to rest)");
    if (!contended) {
      throw new AssertionError("the engine failed by itself", failure);
    }
  }

  Map<String, Point> points() {
    return points;
  }

  Map<Fault, Integer> happened() {
    return happened;
  }

  int calls() {
    return calls;
  }
}
