package dev.rollcall.dispatch;

import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.sqs.Queue;
import dev.rollcall.core.carrier.simulated.Callbacks;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports of the simulated carrier, sent through a queue that holds them back. */
record SqsCallbacks(Queue queue) implements Callbacks {
  @Override
  public void later(AttemptId attempt, Outcome outcome, Duration delay) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("attempt_id", attempt.toString());
    body.put("disposition", outcome.disposition().word());
    body.put("ended_at", outcome.endedAt().toString());
    body.put("talk_seconds", outcome.talkSeconds());
    body.put("detail", outcome.detail());
    queue.send(List.of(new Queue.Message(Json.write(body), delay)));
  }
}
