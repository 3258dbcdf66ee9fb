package dev.rollcall.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.lambda.VirtualCrew;
import dev.rollcall.aws.webhook.NoticeJson;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.view.Ticker;
import dev.rollcall.core.webhook.DeliverNotice;
import dev.rollcall.core.webhook.Delivery;
import dev.rollcall.core.webhook.Delivery.Fate;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.Notice;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Delivers a batch of notices side by side, so that an endpoint which hangs holds up no other in
 * the batch; what must be tried again soon stays on the queue, out of sight until then.
 */
public final class NotifyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Duration POST_WITHIN = Duration.ofSeconds(15);
  private static final int NOTICES_AT_ONCE = 100;

  /** So many of a batch for one endpoint say that many more wait. */
  private static final int CROWD = 10;

  private final DeliverNotice deliverNotice;
  private final Visibility visibility;
  private final Crew crew;
  private final Log log;
  private final Ticker ticker;

  /** The handler as Lambda makes it. */
  public NotifyHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public NotifyHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), environment);
  }

  private NotifyHandler(Wiring wiring, Map<String, String> environment) {
    this(
        new DeliverNotice(
            wiring.endpoints(),
            wiring.stores().deliveries(),
            new HttpPoster(
                new EndpointUrl(wiring.allowLoopback()),
                InetAddress::getAllByName,
                POST_WITHIN,
                Ticker.system(),
                InstantSource.system()),
            Json::write,
            wiring::deliveriesKept,
            wiring.clock(),
            InstantSource.system()),
        new SqsVisibility(wiring.sqs(), environment.getOrDefault("WEBHOOKS_QUEUE_URL", "")),
        new VirtualCrew(NOTICES_AT_ONCE),
        wiring.log(),
        Ticker.system());
  }

  NotifyHandler(
      DeliverNotice deliverNotice, Visibility visibility, Crew crew, Log log, Ticker ticker) {
    this.deliverNotice = deliverNotice;
    this.visibility = visibility;
    this.crew = crew;
    this.log = log;
    this.ticker = ticker;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    Unfinished unfinished = new Unfinished();
    crew.each(
        List.copyOf(groups(event.getRecords(), unfinished)), group -> deliver(group, unfinished));
    return new SQSBatchResponse(unfinished.messages().stream().toList());
  }

  private record Unfinished(Collection<BatchItemFailure> messages) {
    Unfinished() {
      this(new ConcurrentLinkedQueue<>());
    }

    void add(SQSMessage message) {
      messages.add(new BatchItemFailure(message.getMessageId()));
    }
  }

  private record Received(SQSMessage message, Notice notice) {}

  private Collection<List<Received>> groups(List<SQSMessage> messages, Unfinished unfinished) {
    Map<EndpointKey, List<Received>> groups = new LinkedHashMap<>();
    for (SQSMessage message : messages) {
      try {
        Notice notice = NoticeJson.parse(message.getBody());
        groups
            .computeIfAbsent(notice.endpointKey(), _ -> new ArrayList<>())
            .add(new Received(message, notice));
      } catch (RuntimeException unreadable) {
        log.failure("message " + message.getMessageId(), unreadable);
        unfinished.add(message);
      }
    }
    return groups.values();
  }

  /** The first of a crowd goes alone: what becomes of it says what to do with the others. */
  private void deliver(List<Received> group, Unfinished unfinished) {
    boolean crowded = group.size() >= CROWD;
    int alone = crowded ? 1 : 0;
    Map<String, Duration> delays = new ConcurrentHashMap<>();
    group.subList(0, alone).forEach(one -> finish(one, true, unfinished, delays));
    crew.each(group.subList(alone, group.size()), one -> finish(one, crowded, unfinished, delays));
    hide(delays);
  }

  /** What cannot be hidden comes again anyway, after the queue's own time. */
  private void hide(Map<String, Duration> delays) {
    try {
      if (!delays.isEmpty()) {
        visibility.hide(delays);
      }
    } catch (RuntimeException failure) {
      log.failure("hiding messages", failure);
    }
  }

  private void finish(
      Received one, boolean crowded, Unfinished unfinished, Map<String, Duration> delays) {
    if (!isFinished(one, crowded, delays)) {
      unfinished.add(one.message());
    }
  }

  private boolean isFinished(Received one, boolean crowded, Map<String, Duration> delays) {
    SQSMessage message = one.message();
    try {
      return switch (deliver(one, crowded).fate()) {
        case Fate.Delivered _, Fate.Parked _, Fate.Dropped _ -> true;
        case Fate.TryAgain again -> {
          delays.put(message.getReceiptHandle(), again.delay());
          yield false;
        }
      };
    } catch (RuntimeException failure) {
      log.failure("message " + message.getMessageId(), failure);
      return false;
    }
  }

  private Delivery deliver(Received one, boolean crowded) {
    long started = ticker.nanos();
    Notice notice = one.notice();
    int received = Integer.parseInt(one.message().getAttributes().get("ApproximateReceiveCount"));
    Delivery delivery = deliverNotice.run(notice, received, crowded);
    log.event(
        "webhook",
        DeliveryFacts.of(notice, received, delivery, Duration.ofNanos(ticker.nanos() - started)));
    return delivery;
  }
}
