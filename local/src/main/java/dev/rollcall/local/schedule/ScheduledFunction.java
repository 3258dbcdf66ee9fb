package dev.rollcall.local.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.clock.Workload;
import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.EventSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** A schedule that invokes a function at every multiple of its period since the epoch. */
public final class ScheduledFunction implements Workload {
  private final EventSource.Schedule schedule;
  private final Function function;
  private volatile Instant lastFired;

  /** A schedule that fires first after the given instant. */
  public ScheduledFunction(EventSource.Schedule schedule, Function function, Instant after) {
    this.schedule = schedule;
    this.function = function;
    this.lastFired = after;
  }

  @Override
  public boolean isIdle(Instant now) {
    return boundaryAfter(lastFired).isAfter(now);
  }

  @Override
  public Optional<Instant> nextAfter(Instant now) {
    return Optional.of(boundaryAfter(now));
  }

  /** If time has jumped over several boundaries, as after a laptop's sleep, only the last fires. */
  @Override
  public synchronized void timeMoved(Instant now) {
    if (!isIdle(now)) {
      Instant due = boundaryAfter(now).minus(schedule.period());
      function.invokeLater(event(due));
      lastFired = due;
    }
  }

  private Instant boundaryAfter(Instant instant) {
    long period = schedule.period().toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(instant.toEpochMilli(), period) + 1) * period);
  }

  private String event(Instant due) {
    String arn = new Arn("scheduler", "schedule/default/" + schedule.name()).toString();
    String id = UUID.randomUUID().toString();
    Instant time = due.truncatedTo(ChronoUnit.SECONDS);
    return schedule
        .input()
        .map(
            input ->
                input
                    .replace("<aws.scheduler.scheduled-time>", time.toString())
                    .replace("<aws.scheduler.schedule-arn>", arn)
                    .replace("<aws.scheduler.execution-id>", id)
                    .replace("<aws.scheduler.attempt-number>", "1"))
        .orElseGet(() -> universal(arn, id, time));
  }

  /** What the scheduler sends when the schedule has no input of its own. */
  private static String universal(String arn, String id, Instant time) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0").put("id", id).put("detail-type", "Scheduled Event");
    event.put("source", "aws.scheduler").put("account", Arn.ACCOUNT).put("time", time.toString());
    event.put("region", Arn.REGION).putArray("resources").add(arn);
    return event.put("detail", "{}").toString();
  }

  @Override
  public String toString() {
    return "schedule " + schedule.name();
  }
}
