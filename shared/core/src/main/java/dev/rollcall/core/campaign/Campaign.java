package dev.rollcall.core.campaign;

import static dev.rollcall.core.campaign.CampaignAction.START;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One round of reaching many contacts under one rule.
 *
 * @param key whose it is and how it is called
 * @param dialect the contract it came in by: how its caller expects to read it back
 * @param name what people call it
 * @param channel how contacts are reached
 * @param status where it is in its life
 * @param rule as it was when attached
 * @param schedule when it may run
 * @param concurrency most attempts live at once, 1–20; 0 leaves that to the channel's pace
 * @param shards over how many agenda partitions each calendar is spread, ≥ 1
 * @param script what is said
 * @param webhook where its news go
 * @param total contacts that were accepted at creation
 * @param createdAt when it was accepted
 * @param updatedAt when its status last changed
 * @param startedAt when it first ran
 * @param endedAt when its last contact ended, or it was cancelled or given up
 * @param pausedBecause why it paused itself, as a sentence; empty if it did not
 * @param version grows with every write
 */
public record Campaign(
    CampaignKey key,
    String dialect,
    String name,
    Channel channel,
    CampaignStatus status,
    Rule rule,
    Schedule schedule,
    int concurrency,
    int shards,
    Script script,
    Optional<CampaignWebhook> webhook,
    int total,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> pausedBecause,
    long version) {
  /** The most attempts that one campaign can hold live: its slots share one small item. */
  public static final int CONCURRENCY_MAX = 20;

  /**
   * How long after its creation an import that was given up can be gone on with: as long as its
   * request is known, and somewhat longer than its last repetition takes.
   */
  public static final Duration RESUMABLE_FOR = Duration.ofMinutes(24 * 60 + 30);

  /** By then no clock thinks that it can still be gone on with. */
  private static final Duration PEOPLE_HELD_FOR = Duration.ofHours(25);

  /** Refuses limits that the stores could not keep. */
  public Campaign {
    if (concurrency < 0 || concurrency > CONCURRENCY_MAX || shards < 1) {
      throw new IllegalArgumentException("concurrency is 0–20 and shards at least 1");
    }
  }

  /** A campaign made now, whose contacts are still to come in. */
  public static Campaign importing(
      CampaignKey key,
      String dialect,
      String name,
      Channel channel,
      Rule rule,
      Schedule schedule,
      int concurrency,
      int shards,
      Script script,
      Optional<CampaignWebhook> webhook,
      int total,
      Instant now) {
    return new Campaign(
        key,
        dialect,
        name,
        channel,
        CampaignStatus.IMPORTING,
        rule,
        schedule,
        concurrency,
        shards,
        script,
        webhook,
        total,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  /** Whether attempts need a slot. */
  public boolean isCapped() {
    return concurrency > 0;
  }

  /**
   * What may be asked of it. Nothing is begun once its last date is over everywhere; what was
   * paused goes on, so that whoever is left expires.
   */
  public Set<CampaignAction> allowed(Instant now) {
    boolean isPast = schedule.endDate().isPresent() && schedule.lasts(now).isZero();
    return status.allowed().stream()
        .filter(action -> !isPast || action != START)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** This campaign after a user's action, or empty where that is not allowed. */
  public Optional<Campaign> after(CampaignAction action, Instant now) {
    if (!allowed(now).contains(action)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (action) {
          case START -> running(now);
          case RESUME -> begun(now);
          case PAUSE -> with(CampaignStatus.PAUSED, now, startedAt, endedAt);
          case CANCEL -> with(CampaignStatus.CANCELLED, now, startedAt, Optional.of(now));
        });
  }

  /** This campaign once all its contacts are in: running, waiting for its time, or a draft. */
  public Campaign imported(Instant now) {
    return schedule.autoStart() ? begun(now) : with(CampaignStatus.DRAFT, now, startedAt, endedAt);
  }

  /** This campaign, now that it is known how many contacts are in it. */
  public Campaign counting(int contacts) {
    return new Campaign(
        key,
        dialect,
        name,
        channel,
        status,
        rule,
        schedule,
        concurrency,
        shards,
        script,
        webhook,
        contacts,
        createdAt,
        updatedAt,
        startedAt,
        endedAt,
        pausedBecause,
        version);
  }

  /** This campaign with its news posted and signed otherwise. */
  public Campaign with(CampaignWebhook hook) {
    return new Campaign(
        key,
        dialect,
        name,
        channel,
        status,
        rule,
        schedule,
        concurrency,
        shards,
        script,
        Optional.of(hook),
        total,
        createdAt,
        updatedAt,
        startedAt,
        endedAt,
        pausedBecause,
        version + 1);
  }

  /** Running if its time has come, else waiting for it. */
  public Campaign begun(Instant now) {
    return schedule.at().filter(now::isBefore).isPresent()
        ? with(CampaignStatus.SCHEDULED, now, startedAt, endedAt)
        : running(now);
  }

  /**
   * This campaign, paused by itself.
   *
   * @param because a sentence
   */
  public Campaign paused(String because, Instant now) {
    return with(CampaignStatus.PAUSED, now, startedAt, endedAt, Optional.of(because));
  }

  /** This campaign after its last contact ended. */
  public Campaign completed(Instant now) {
    return with(CampaignStatus.COMPLETED, now, startedAt, Optional.of(now));
  }

  /** This campaign after its import was given up. */
  public Campaign failed(Instant now) {
    return with(CampaignStatus.FAILED, now, startedAt, Optional.of(now));
  }

  /** Whether its import was given up and can still be gone on with. */
  public boolean isResumable(Instant now) {
    return status == CampaignStatus.FAILED && now.isBefore(createdAt.plus(RESUMABLE_FOR));
  }

  /** Until when the people of an import that was given up wait for it to be gone on with. */
  public Instant peopleHeldUntil() {
    return createdAt.plus(PEOPLE_HELD_FOR);
  }

  /** This campaign after its import, given up before, is gone on with. */
  public Campaign importedAgain(Instant now) {
    return with(CampaignStatus.IMPORTING, now, startedAt, Optional.empty());
  }

  private Campaign running(Instant now) {
    return with(CampaignStatus.RUNNING, now, startedAt.or(() -> Optional.of(now)), endedAt);
  }

  private Campaign with(
      CampaignStatus newStatus,
      Instant now,
      Optional<Instant> newStartedAt,
      Optional<Instant> newEndedAt) {
    return with(newStatus, now, newStartedAt, newEndedAt, Optional.empty());
  }

  private Campaign with(
      CampaignStatus newStatus,
      Instant now,
      Optional<Instant> newStartedAt,
      Optional<Instant> newEndedAt,
      Optional<String> because) {
    return new Campaign(
        key,
        dialect,
        name,
        channel,
        newStatus,
        rule,
        schedule,
        concurrency,
        shards,
        script,
        webhook,
        total,
        createdAt,
        now,
        newStartedAt,
        newEndedAt,
        because,
        version + 1);
  }
}
