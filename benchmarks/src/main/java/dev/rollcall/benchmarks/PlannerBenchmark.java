package dev.rollcall.benchmarks;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tick.Capacity;
import dev.rollcall.core.tick.Plan;
import dev.rollcall.core.tick.Planner;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.zone.IanaZones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * One tick of a campaign of 400 calendars: which are open, which of them closes first, and when to
 * look again. Around the world some are open at any time; in America none is at night.
 *
 * <p>The agenda is empty, so that nothing but the planning is measured. Before anything is timed
 * the naive planners must have read the same calendars in the same order, and have named the same
 * next look, on every minute of a day at which a clock changes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlannerBenchmark {
  static final int CALENDARS = 400;

  private static final Instant CHANGE = Instant.parse("2026-11-01T00:00:00Z");
  private static final int MINUTES = 24 * 60;
  private static final Capacity PLENTY = Capacity.of(1_000);

  private final Planner planner = new Planner(new NobodyThere(key -> {}), IanaZones.shipped());
  private final CampaignView world = view(regions(""));
  private final CampaignView america = view(regions("America/"));
  private final NaivePlanner naiveWorld = new NaivePlanner(regions(""));
  private final NaivePlanner naiveAmerica = new NaivePlanner(regions("America/"));
  private int minute;

  /** Holds the planners to each other. */
  @Setup
  public void agree() {
    agree(world, naiveWorld);
    agree(america, naiveAmerica);
  }

  private static void agree(CampaignView view, NaivePlanner naive) {
    List<String> read = new ArrayList<>();
    Planner planner =
        new Planner(new NobodyThere(key -> read.add(key.calendarId())), IanaZones.shipped());
    for (int i = 0; i < MINUTES; i++) {
      Instant now = CHANGE.plusSeconds(60L * i);
      read.clear();
      Plan plan = planner.plan(view, PLENTY, now);
      var said = new NaivePlanner.Look(List.copyOf(read), plan.nextLook());
      boolean slowToo = i % 60 == 0;
      if (!said.equals(naive.dayByDay(now)) || (slowToo && !said.equals(naive.byMinute(now)))) {
        throw new IllegalStateException(
            "at %s: %s, not %s".formatted(now, said, naive.dayByDay(now)));
      }
    }
  }

  private static Map<String, ZoneId> regions(String area) {
    List<String> all =
        IanaZones.shipped().regions().stream()
            .filter(region -> region.startsWith(area) && agreesWithTheJdk(region))
            .sorted()
            .toList();
    Map<String, ZoneId> some = new HashMap<>();
    for (int i = 0; some.size() < Math.min(CALENDARS, all.size()); i++) {
      String region = all.get(i * 7 % all.size());
      some.put(region, ZoneId.of(region));
    }
    return some;
  }

  /** The JDK's rules lag behind: where they are wrong on these days there is nothing to compare. */
  private static boolean agreesWithTheJdk(String region) {
    if (!ZoneId.getAvailableZoneIds().contains(region)) {
      return false;
    }
    for (int hour = -24; hour < 72; hour++) {
      Instant at = CHANGE.plusSeconds(3600L * hour);
      ZoneOffset offset = IanaZones.shipped().rules(region).getOffset(at);
      if (!offset.equals(ZoneId.of(region).getRules().getOffset(at))) {
        return false;
      }
    }
    return true;
  }

  private static CampaignView view(Map<String, ZoneId> regions) {
    TenantId tenant = new TenantId("acme");
    Map<String, Calendar> calendars = new HashMap<>();
    regions.keySet().forEach(region -> calendars.put(region, Calendar.of(region)));
    Campaign campaign =
        new Campaign(
            new CampaignKey(tenant, new CampaignId("c1")),
            "benchmark",
            "Benchmark",
            Channel.CALL,
            CampaignStatus.RUNNING,
            Rule.defaults(RuleType.CALL),
            new Schedule(
                true, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2027, 6, 1))),
            0,
            1,
            new Script(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
            Optional.empty(),
            1,
            CHANGE,
            CHANGE,
            Optional.of(CHANGE),
            Optional.empty(),
            Optional.empty(),
            1);
    return new CampaignView(
        campaign,
        calendars,
        new Tenant(tenant, "Acme", Policy.DEFAULT, Map.of(), "whsec_YmVuY2htYXJr"));
  }

  private Instant any() {
    minute = (minute + 7) % MINUTES;
    return CHANGE.plusSeconds(60L * minute);
  }

  /** From 07:00 to 08:00 of Greenwich nobody in America may be called, in Greenland neither. */
  private Instant night() {
    minute = (minute + 7) % 60;
    return CHANGE.plusSeconds(7L * 60 * 60 + 60L * minute);
  }

  /** Around the world, by the engine. */
  @Benchmark
  public Plan plan() {
    return planner.plan(world, PLENTY, any());
  }

  /** Around the world, by the opening and closing times of java.time, day by day. */
  @Benchmark
  public NaivePlanner.Look planDayByDay() {
    return naiveWorld.dayByDay(any());
  }

  /** Around the world, by the wall clocks of java.time, minute by minute. */
  @Benchmark
  public NaivePlanner.Look planByMinute() {
    return naiveWorld.byMinute(any());
  }

  /** Where it is night, by the engine. */
  @Benchmark
  public Plan planAtNight() {
    return planner.plan(america, PLENTY, night());
  }

  /** Where it is night, by java.time, day by day. */
  @Benchmark
  public NaivePlanner.Look planAtNightDayByDay() {
    return naiveAmerica.dayByDay(night());
  }
}
