package dev.rollcall.core.tenant;

import dev.rollcall.core.time.DailyHours;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a tenant allows in all its campaigns; a rule can only narrow it.
 *
 * @param reachableHours the contact-local hours outside the quiet ones
 * @param defaultCountry ISO 3166 region in which numbers without a country code are read
 * @param defaultZone IANA region of contacts whose own is unknown
 * @param countries regions whose numbers may be reached; empty allows all
 * @param rollingCaps caps on one address over all campaigns
 * @param retryGap the pause between attempts where no rule states one
 */
public record Policy(
    DailyHours reachableHours,
    String defaultCountry,
    String defaultZone,
    Set<String> countries,
    List<RollingCap> rollingCaps,
    Duration retryGap) {
  /** 08:00–21:00 where the contact is: 47 CFR 64.1200(c)(1), and a civil default elsewhere. */
  public static final Policy DEFAULT =
      new Policy(
          DailyHours.of("08:00", "21:00"),
          "US",
          "America/New_York",
          Set.of(),
          List.of(),
          Duration.ofMinutes(15));

  /** Copies what it is given. */
  public Policy {
    countries = Set.copyOf(countries);
    rollingCaps = List.copyOf(rollingCaps);
  }

  /** The longest stretch over which any cap counts: starts older than this can be forgotten. */
  public Duration longestRollingPeriod() {
    return rollingCaps.stream()
        .map(RollingCap::period)
        .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }
}
