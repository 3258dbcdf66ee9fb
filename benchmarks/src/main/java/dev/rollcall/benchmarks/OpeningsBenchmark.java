package dev.rollcall.benchmarks;

import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.OpenHours;
import dev.rollcall.core.time.Openings;
import dev.rollcall.core.time.Window;
import dev.rollcall.core.zone.IanaZones;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the planner asks of every calendar, every minute: is it open, and if not, when does it open?
 * Each question is about the next of many zones and instants.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OpeningsBenchmark {
  private static final int QUESTIONS = 1024;
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime SIX = LocalTime.of(18, 0);
  private static final List<String> REGIONS =
      List.of(
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "America/Sao_Paulo",
          "Europe/London",
          "Europe/Paris",
          "Europe/Istanbul",
          "Asia/Kolkata",
          "Asia/Tokyo",
          "Australia/Sydney",
          "Pacific/Auckland");

  private final Openings openings = new Openings(IanaZones.shipped());
  private final Window[] windows = new Window[QUESTIONS];
  private final ZoneId[] zones = new ZoneId[QUESTIONS];
  private final Instant[] instants = new Instant[QUESTIONS];
  private int question;

  /** Draws the questions; the same in every run. */
  @Setup
  public void draw() {
    Random random = new Random(4);
    OpenHours hours = OpenHours.daily(DailyHours.between(NINE, SIX));
    for (int i = 0; i < QUESTIONS; i++) {
      String region = REGIONS.get(random.nextInt(REGIONS.size()));
      windows[i] = new Window(List.of(region), hours);
      zones[i] = ZoneId.of(region);
      instants[i] = Instant.ofEpochSecond(1_790_000_000L + random.nextInt(365 * 86_400));
    }
  }

  private int next() {
    question = (question + 1) % QUESTIONS;
    return question;
  }

  /** Is it open, by the engine. */
  @Benchmark
  public boolean isOpen() {
    int i = next();
    return openings.isOpen(windows[i], instants[i]);
  }

  /** Is it open, by the wall clock of java.time. */
  @Benchmark
  public boolean isOpenNaively() {
    int i = next();
    return isOpen(instants[i].atZone(zones[i]));
  }

  /** When it opens, by the engine. */
  @Benchmark
  public Optional<Instant> opens() {
    int i = next();
    return openings.next(windows[i], instants[i]);
  }

  /** When it opens, by looking at the wall clock of java.time minute by minute. */
  @Benchmark
  public Optional<Instant> opensNaively() {
    int i = next();
    Instant minute = instants[i];
    while (!isOpen(minute.atZone(zones[i]))) {
      minute = minute.plusSeconds(60);
    }
    return Optional.of(minute);
  }

  /** When it opens, by today's and tomorrow's opening time put on the wall clock of java.time. */
  @Benchmark
  public Optional<Instant> opensDayByDay() {
    int i = next();
    ZonedDateTime wall = instants[i].atZone(zones[i]);
    if (isOpen(wall)) {
      return Optional.of(instants[i]);
    }
    ZonedDateTime opening = wall.with(NINE);
    return Optional.of((opening.isAfter(wall) ? opening : opening.plusDays(1)).toInstant());
  }

  private static boolean isOpen(ZonedDateTime wall) {
    LocalTime time = wall.toLocalTime();
    return !time.isBefore(NINE) && time.isBefore(SIX);
  }
}
