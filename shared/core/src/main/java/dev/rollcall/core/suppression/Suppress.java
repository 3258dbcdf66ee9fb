package dev.rollcall.core.suppression;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.view.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suppresses an address: when this returns, no attempt to it can begin any more. */
public final class Suppress {
  private static final int TRIES_MAX = 50;

  private final Lines lines;
  private final Recipients recipients;
  private final Views views;
  private final InstantSource clock;

  /** Suppression over these stores. */
  public Suppress(Lines lines, Recipients recipients, Views views, InstantSource clock) {
    this.lines = lines;
    this.recipients = recipients;
    this.views = views;
    this.clock = clock;
  }

  /**
   * Suppresses the line, then takes the address out of every campaign whose rule says so. Should
   * the second half fail, the gates do the same at each row's next look.
   *
   * @return whether there was none of its kind and channel
   */
  public boolean everywhere(TenantId tenant, Address address, Suppression suppression) {
    boolean added = line(tenant, address, suppression);
    remove(tenant, address, suppression);
    return added;
  }

  /**
   * The same for what a user enters: one of its kind and channel that is there already takes its
   * source, user and reason, and holds since when it did.
   *
   * @return whether there was none of its kind and channel
   */
  public boolean enter(TenantId tenant, Address address, Suppression suppression) {
    boolean added = enter(tenant, address, List.of(suppression));
    remove(tenant, address, suppression);
    return added;
  }

  /**
   * Enters several suppressions of one line at once and leaves its rows to their next look.
   *
   * @return whether any of them is new
   */
  boolean enter(TenantId tenant, Address address, List<Suppression> some) {
    // Most lines of a list that is uploaded were never written: a read would only cost.
    Line line = Line.untouched(tenant, address);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Map<String, Suppression> there = line.suppressions();
      Map<String, Suppression> all = new LinkedHashMap<>(there);
      some.forEach(entry -> all.merge(entry.slot(), entry, (old, e) -> e.since(old.at())));
      if (all.equals(there)) {
        return false;
      }
      switch (lines.save(line.with(all))) {
        case Write.Done<Line> done -> {
          return !there.keySet().equals(all.keySet());
        }
        case Write.Lost<Line> lost ->
            line = lost.current().orElseGet(() -> Line.untouched(tenant, address));
      }
    }
    throw new IllegalStateException("no write of suppressions ever won");
  }

  private void remove(TenantId tenant, Address address, Suppression suppression) {
    for (Recipient recipient : recipients.ofAddress(tenant, address)) {
      boolean removes =
          views
              .find(recipient.key().campaignKey())
              .map(view -> removes(view.campaign(), view.channel(recipient), suppression))
              .orElse(false);
      if (removes && recipient.end().isEmpty()) {
        remove(recipient, suppression);
      }
    }
  }

  private static boolean removes(Campaign campaign, Channel channel, Suppression suppression) {
    boolean heeded =
        switch (suppression.kind()) {
          case OPT_OUT -> true;
          case DO_NOT_CALL -> campaign.rule().dncCheck();
        };
    return heeded && campaign.rule().removeOnOptOut() && suppression.covers(channel);
  }

  /**
   * Suppresses the line alone.
   *
   * @return whether there was none of its kind and channel
   */
  public boolean line(TenantId tenant, Address address, Suppression suppression) {
    Line line = lines.find(tenant, address);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      if (line.suppressions().containsKey(suppression.slot())) {
        return false;
      }
      switch (lines.save(line.with(suppression))) {
        case Write.Done<Line> done -> {
          return true;
        }
        case Write.Lost<Line> lost ->
            line = lost.current().orElseGet(() -> Line.untouched(tenant, address));
      }
    }
    throw new IllegalStateException("no write of a suppression ever won");
  }

  private void remove(Recipient recipient, Suppression suppression) {
    Disposition disposition =
        suppression.kind() == Suppression.Kind.OPT_OUT
            ? Disposition.OPTED_OUT
            : Disposition.SUPPRESSED;
    Optional<Recipient> current = Optional.of(recipient);
    Instant now = clock.instant();
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Recipient> unfinished = current.filter(r -> r.end().isEmpty());
      if (unfinished.isEmpty()) {
        return;
      }
      Recipient read = unfinished.get();
      switch (recipients.save(read.ended(disposition, now).next(read))) {
        case Write.Done<Recipient> done -> {
          return;
        }
        case Write.Lost<Recipient> lost -> current = lost.current();
      }
    }
  }
}
