package dev.rollcall.core.eligibility;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.eligibility.Riddle.Cap;
import dev.rollcall.core.eligibility.Riddle.Hours;
import dev.rollcall.core.eligibility.Riddle.Suppressed;
import dev.rollcall.core.eligibility.Riddle.Try;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.testing.FrenchHolidays;
import dev.rollcall.core.time.DayPart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Riddles of every kind, the awkward ones more often than life has them; equal seeds, equal riddle.
 */
final class Riddles {
  /** Shifts of an hour, of half an hour, of two; at midnight; none; the ends of the earth. */
  static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Los_Angeles",
          "America/Phoenix",
          "America/St_Johns",
          "America/Santiago",
          "America/Sao_Paulo",
          "Europe/London",
          "Europe/Paris",
          "Europe/Istanbul",
          "Africa/Cairo",
          "Asia/Beirut",
          "Asia/Kathmandu",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Australia/Sydney",
          "Antarctica/Troll",
          "Pacific/Apia",
          "Pacific/Chatham",
          "Pacific/Kiritimati",
          "Pacific/Pago_Pago");

  /** All of a country, a part of it with its own pack, one without; one that no pack names. */
  private static final List<String> TERRITORIES =
      List.of("US", "US-FL", "US-CA", "PR", "FR", "FR", "GB");

  private static final List<Channel> WAYS = List.of(Channel.CALL, Channel.CALL, Channel.SMS);
  private static final List<CampaignStatus> HELD =
      List.of(CampaignStatus.PAUSED, CampaignStatus.SCHEDULED, CampaignStatus.CANCELLED);

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 700;
  private static final List<Disposition> OUTCOMES =
      List.of(Disposition.NO_ANSWER, Disposition.BUSY, Disposition.NOT_PLACED, Disposition.UNKNOWN);

  private final Random random;

  private Riddles(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** The riddle of a seed. */
  static Riddle of(long seed) {
    return new Riddles(seed).riddle();
  }

  private Riddle riddle() {
    List<String> zones = zones();
    Instant now = now(zones.getFirst());
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Optional<String> territory = sometimes(75, () -> one(TERRITORIES));
    Hours window = hours(9 * 60, 18 * 60);
    return new Riddle(
        1 + random.nextInt(4),
        1 + random.nextInt(9),
        sometimes(80, () -> random.nextInt(8) * random.nextInt(60)),
        window.from(),
        sometimes(80, window::to),
        random.nextBoolean(),
        hours(8 * 60, 21 * 60),
        list(random.nextInt(2), () -> new Cap(1 + random.nextInt(4), one(List.of(1, 24, 72, 168)))),
        packs(),
        one(WAYS),
        zones,
        sometimes(30, () -> one(List.of(DayPart.values()))),
        sometimes(10, () -> one(WAYS)),
        territory,
        territory.isPresent() && random.nextInt(100) < 30 ? zones() : List.of(),
        sometimes(15, () -> today.plusDays(random.nextInt(5) - 2)),
        sometimes(15, () -> today.plusDays(random.nextInt(6) - 2)),
        rarely() ? one(HELD) : CampaignStatus.RUNNING,
        rarely() ? list(1 + random.nextInt(2), this::suppressed) : List.of(),
        tries(now, zones),
        list(random.nextInt(4), () -> before(now, one(List.of(30, 200, 800)))),
        sometimes(15, () -> before(now, 200)),
        sometimes(5, () -> now.plus(Duration.ofMinutes(random.nextInt(11) - 3))),
        sometimes(3, () -> Disposition.CANCELLED),
        now);
  }

  private <T> Optional<T> sometimes(int percent, Supplier<T> thing) {
    return random.nextInt(100) < percent ? Optional.of(thing.get()) : Optional.empty();
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private boolean rarely() {
    return random.nextInt(100) < 6;
  }

  private static <T> List<T> list(int size, Supplier<T> thing) {
    return IntStream.range(0, size).mapToObj(i -> thing.get()).toList();
  }

  private List<String> zones() {
    return IntStream.range(0, random.nextInt(100) < 80 ? 1 : 2)
        .mapToObj(i -> one(ZONES))
        .distinct()
        .toList();
  }

  /** Each with one chance in two; and rarely one that this version does not know. */
  private Set<String> packs() {
    Set<String> packs = new TreeSet<>();
    for (NaiveLaw law : NaiveLaw.values()) {
      if (random.nextBoolean()) {
        packs.add(law.word());
      }
    }
    if (random.nextInt(50) == 0) {
      packs.add("fr-fax");
    }
    return packs;
  }

  /** A third are by day, a sixth near a holiday of France, a sixth near a change of the clocks. */
  private Instant now(String zone) {
    int kind = random.nextInt(6);
    if (kind == 0) {
      return holiday().plus(Duration.ofMinutes(random.nextInt(5 * 24 * 60) - 3 * 24 * 60));
    }
    Instant any = FROM.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
    if (kind < 3) {
      LocalTime byDay = LocalTime.of(9 + random.nextInt(9), random.nextInt(60));
      return any.atZone(ZoneId.of(zone)).with(byDay).toInstant();
    }
    ZoneOffsetTransition change = ZoneId.of(zone).getRules().nextTransition(any);
    return kind > 3 || change == null
        ? any
        : change.getInstant().plus(Duration.ofMinutes(random.nextInt(3000) - 1500));
  }

  private Instant holiday() {
    LocalDate date = LocalDate.ofInstant(FROM, ZoneOffset.UTC).plusDays(random.nextInt(DAYS));
    while (!FrenchHolidays.include(date)) {
      date = date.plusDays(1);
    }
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Mostly the usual; sometimes anything, over midnight too. */
  private Hours hours(int usuallyFrom, int usuallyTo) {
    int from = random.nextInt(24 * 60);
    return random.nextInt(100) < 60
        ? new Hours(usuallyFrom, usuallyTo)
        : new Hours(from, (from + 1 + random.nextInt(24 * 60 - 1)) % (24 * 60));
  }

  private Suppressed suppressed() {
    return new Suppressed(
        random.nextBoolean(), sometimes(60, () -> one(List.of(Channel.values()))));
  }

  private Instant before(Instant now, int hours) {
    return now.minus(Duration.ofMinutes(random.nextInt(hours * 60)));
  }

  private List<Try> tries(Instant now, List<String> zones) {
    List<Instant> starts =
        list(random.nextInt(5), () -> before(now, random.nextInt(3) == 0 ? 80 : 20)).stream()
            .sorted()
            .toList();
    List<Try> tries = new ArrayList<>();
    for (Instant at : starts) {
      boolean last = tries.size() + 1 == starts.size();
      tries.add(
          new Try(
              at,
              random.nextInt(4) == 0 ? zones() : zones,
              last && rarely() ? Optional.empty() : Optional.of(one(OUTCOMES))));
    }
    return tries;
  }
}
