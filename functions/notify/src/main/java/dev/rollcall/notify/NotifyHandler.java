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
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.Notice;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Delivers a batch of notices side by side, so that an endpoint which hangs holds up no other in
 * the batch; what must be tried again soon stays on the queue, out of sight until then.
 */
public final class NotifyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Duration POST_WITHIN = Duration.ofSeconds(15);
  private static final int NOTICES_AT_ONCE = 100;

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
    Collection<BatchItemFailure> unfinished = new ConcurrentLinkedQueue<>();
    crew.each(
        event.getRecords(),
        message -> {
          if (!isFinished(message)) {
            unfinished.add(new BatchItemFailure(message.getMessageId()));
          }
        });
    return new SQSBatchResponse(unfinished.stream().toList());
  }

  private boolean isFinished(SQSMessage message) {
    try {
      return switch (deliver(message).fate()) {
        case Fate.Delivered _, Fate.Parked _, Fate.Dropped _ -> true;
        case Fate.TryAgain again -> {
          visibility.hide(message.getReceiptHandle(), again.delay());
          yield false;
        }
      };
    } catch (RuntimeException failure) {
      log.failure("message " + message.getMessageId(), failure);
      return false;
    }
  }

  private Delivery deliver(SQSMessage message) {
    long started = ticker.nanos();
    Notice notice = NoticeJson.parse(message.getBody());
    int received = Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount"));
    Delivery delivery = deliverNotice.run(notice, received);
    log.event(
        "webhook",
        DeliveryFacts.of(notice, received, delivery, Duration.ofNanos(ticker.nanos() - started)));
    return delivery;
  }
}
