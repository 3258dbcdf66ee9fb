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
 * @param retention how long what nobody needs any more is kept
 * @param lenient whether properties that nobody knows are left out of requests, and named in the
 *     answer, instead of rejected; what a request itself prefers goes first
 * @param packs names of the packs of rules by jurisdiction that are switched on
 * @param refusalsInRowMax after so many rejected attempts in a row a campaign pauses itself; 0,
 *     never
 */
public record Policy(
    DailyHours reachableHours,
    String defaultCountry,
    String defaultZone,
    Set<String> countries,
    List<RollingCap> rollingCaps,
    Duration retryGap,
    Retention retention,
    boolean lenient,
    Set<String> packs,
    int refusalsInRowMax) {
  /** A carrier that rejects so many attempts in a row has something against all of them. */
  public static final int REFUSALS_IN_ROW_MAX = 20;

  /**
   * How long things are kept before they expire by themselves, each from 1 day to 10 years.
   *
   * @param finishedRecipients recipients, after their end
   * @param unusedContacts contacts, after anything was last done with them; one that a campaign or
   *     a list may still need is kept for as long, and a campaign without a last date lasts half of
   *     this
   * @param deliveries webhooks that were given up, after the last try
   * @param lists contact lists with everybody in them, after they were made or, once less than half
   *     of it is left, became a campaign
   */
  public record Retention(
      Duration finishedRecipients, Duration unusedContacts, Duration deliveries, Duration lists) {
    /** The shortest: what happened yesterday can still be asked for. */
    public static final Duration MIN = Duration.ofDays(1);

    /** The longest: ten years of 365 days. */
    public static final Duration MAX = Duration.ofDays(3650);

    /** Half a year of recipients, two years of people, a month of deliveries. */
    public static final Retention DEFAULT =
        new Retention(
            Duration.ofDays(180), Duration.ofDays(730), Duration.ofDays(30), Duration.ofDays(730));

    /**
     * Refuses what is out of range.
     *
     * @throws IllegalArgumentException naming the period
     */
    public Retention {
      check("finishedRecipients", finishedRecipients);
      check("unusedContacts", unusedContacts);
      check("deliveries", deliveries);
      check("lists", lists);
    }

    private static void check(String name, Duration period) {
      if (period.compareTo(MIN) < 0 || period.compareTo(MAX) > 0) {
        throw new IllegalArgumentException(
            name + " must be from 1 day to 10 years of retention, not " + period);
      }
    }
  }

  /** 08:00–21:00 where the contact is: 47 CFR 64.1200(c)(1), and a civil default elsewhere. */
  public static final Policy DEFAULT =
      new Policy(
          DailyHours.of("08:00", "21:00"),
          "US",
          "America/New_York",
          Set.of(),
          List.of(),
          Duration.ofMinutes(15),
          Retention.DEFAULT);

  /** A policy that rejects properties that nobody knows, and switches no pack on. */
  public Policy(
      DailyHours reachableHours,
      String defaultCountry,
      String defaultZone,
      Set<String> countries,
      List<RollingCap> rollingCaps,
      Duration retryGap,
      Retention retention) {
    this(
        reachableHours,
        defaultCountry,
        defaultZone,
        countries,
        rollingCaps,
        retryGap,
        retention,
        false,
        Set.of(),
        REFUSALS_IN_ROW_MAX);
  }

  /** Copies what it is given. */
  public Policy {
    countries = Set.copyOf(countries);
    rollingCaps = List.copyOf(rollingCaps);
    packs = Set.copyOf(packs);
    if (refusalsInRowMax < 0) {
      throw new IllegalArgumentException("refusalsInRowMax must be at least 0");
    }
  }

  /** This policy with these caps over all campaigns and no others. */
  public Policy withRollingCaps(List<RollingCap> caps) {
    return new Policy(
        reachableHours,
        defaultCountry,
        defaultZone,
        countries,
        caps,
        retryGap,
        retention,
        lenient,
        packs,
        refusalsInRowMax);
  }

  /** This policy with campaigns that pause themselves after so many rejections; 0, never. */
  public Policy withRefusalsInRowMax(int max) {
    return new Policy(
        reachableHours,
        defaultCountry,
        defaultZone,
        countries,
        rollingCaps,
        retryGap,
        retention,
        lenient,
        packs,
        max);
  }

  /** This policy with these packs switched on and no others. */
  public Policy withPacks(Set<String> names) {
    return new Policy(
        reachableHours,
        defaultCountry,
        defaultZone,
        countries,
        rollingCaps,
        retryGap,
        retention,
        lenient,
        names,
        refusalsInRowMax);
  }
}
