package dev.rollcall.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.PortCalls.Call;
import dev.rollcall.core.testing.PortCalls.Meddler;
import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches every call and holds the engine to what it claims of each START. */
final class Promises implements Meddler {
  private static final Duration DAY = Duration.ofDays(1);

  private final World world;
  private Meddler inner;
  private final int rollingCap;
  private final int totalCap;

  private final Set<AttemptId> requested = new HashSet<>();
  private final List<Order> counted = new ArrayList<>();
  // A worker is a thread.
  private final Map<Thread, Long> lineSentAt = new HashMap<>();
  private final Set<Thread> readThePause = new HashSet<>();

  /**
   * The promises of a world.
   *
   * @param inner does what is asked, or something worse
   * @param rollingCap most attempts that count to one address in a day, over all campaigns
   * @param totalCap most attempts that count for one recipient
   */
  Promises(World world, Meddler inner, int rollingCap, int totalCap) {
    this.world = world;
    this.inner = inner;
    this.rollingCap = rollingCap;
    this.totalCap = totalCap;
  }

  @Override
  public @Nullable Object on(Call call) {
    return switch (call.name()) {
      case "lines.save" -> line(call, (Line) call.arguments().getFirst());
      case "carrier.place" -> request(call, (Order) call.arguments().getFirst());
      case "campaigns.find" -> campaign(call);
      default -> inner.on(call);
    };
  }

  private @Nullable Object line(Call call, Line line) {
    lineSentAt.put(Thread.currentThread(), world.ticker().nanos());
    Optional<LineMark> before = world.line(line.address()).live();
    Object answer = inner.on(call);
    boolean begins = world.line(line.address()).equals(line) && !line.live().equals(before);
    if (begins) {
      assertThat(line.suppression(Channel.CALL, true)).as("a START on %s", line).isEmpty();
    }
    return answer;
  }

  private @Nullable Object campaign(Call call) {
    Object answer = inner.on(call);
    if (answer instanceof Optional<?> found
        && found.orElse(null) instanceof Campaign campaign
        && campaign.status() == CampaignStatus.PAUSED) {
      readThePause.add(Thread.currentThread());
    }
    return answer;
  }

  private @Nullable Object request(Call call, Order order) {
    AttemptId id = order.attempt();
    assertThat(requested.add(id)).as("a second request for %s", id).isTrue();
    assertThat(readThePause.contains(Thread.currentThread()))
        .as("%s requested by a worker that read the pause", id)
        .isFalse();
    assertThat(world.ticker().nanos() - lineSentAt.get(Thread.currentThread()))
        .as("nanoseconds since the line of %s was sent", id)
        .isLessThan(Start.CARRIER_CALLED_WITHIN.toNanos());
    assertThat(liveAttempts(order.to())).as("live with the number of %s", id).containsExactly(id);
    assertThat(world.line(order.to()).live().map(LineMark::attemptId))
        .as("who holds the line of %s", id)
        .contains(id.toString());
    assertConcurrency(order.campaign());
    Object answer = inner.on(call);
    if (!(answer instanceof CarrierAnswer.Throttled)) {
      assertCaps(order);
    }
    return answer;
  }

  private void assertCaps(Order order) {
    counted.add(order);
    Instant dayBefore = order.startedAt().minus(DAY);
    assertThat(counted)
        .as("attempts to one number in a day, over all campaigns")
        .filteredOn(other -> other.to().equals(order.to()))
        .filteredOn(other -> other.startedAt().isAfter(dayBefore))
        .hasSizeLessThanOrEqualTo(rollingCap);
    assertThat(counted)
        .as("attempts for one recipient")
        .filteredOn(other -> other.attempt().recipient().equals(order.attempt().recipient()))
        .hasSizeLessThanOrEqualTo(totalCap);
  }

  private void assertConcurrency(CampaignKey key) {
    Campaign campaign = world.campaign(key);
    if (campaign.isCapped()) {
      assertThat(world.enrolled())
          .as("live attempts of %s", key)
          .filteredOn(row -> row.key().campaignKey().equals(key))
          .filteredOn(row -> live(world.recipient(key, row.key().address())).isPresent())
          .hasSizeLessThanOrEqualTo(campaign.concurrency());
    }
  }

  private List<AttemptId> liveAttempts(Address address) {
    return world.recipients().ofAddress(Examples.TENANT, address).stream()
        .flatMap(row -> live(row).stream())
        .toList();
  }

  private Optional<AttemptId> live(Recipient row) {
    return row.log()
        .live()
        .filter(attempt -> attempt.leaseUntil().isAfter(world.clock().instant()))
        .map(row::attemptId);
  }

  /** Lets every call through from now on, still watching. */
  void inCalm() {
    inner = Call::proceed;
  }

  /** How many requests the carrier had. */
  int requests() {
    return requested.size();
  }
}
