package dev.rollcall.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rollcall.core.dispatch.Crew;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Answers a batch of messages one by one: only those that failed come again. */
public final class SqsBatch {
  private final Crew crew;
  private final Log log;

  /** Batches whose messages are worked on by a crew. */
  public SqsBatch(Crew crew, Log log) {
    this.crew = crew;
    this.log = log;
  }

  /** Does the work for each message's body; a message whose work throws is delivered again. */
  public SQSBatchResponse each(SQSEvent event, Consumer<String> work) {
    List<BatchItemFailure> failures = Collections.synchronizedList(new ArrayList<>());
    crew.each(
        event.getRecords(),
        message -> {
          try {
            work.accept(message.getBody());
          } catch (RuntimeException failure) {
            log.failure(describe(message), failure);
            failures.add(new BatchItemFailure(message.getMessageId()));
          }
        });
    return new SQSBatchResponse(List.copyOf(failures));
  }

  private static String describe(SQSMessage message) {
    return "message " + message.getMessageId() + " from " + message.getEventSourceArn();
  }
}
