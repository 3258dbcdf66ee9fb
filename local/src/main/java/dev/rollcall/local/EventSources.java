package dev.rollcall.local;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.EngineClock;
import dev.rollcall.local.clock.Quiescence;
import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.queue.QueueMapping;
import dev.rollcall.local.schedule.ScheduledFunction;
import dev.rollcall.local.stream.Positions;
import dev.rollcall.local.stream.StreamMapping;
import dev.rollcall.local.stream.StreamReader;
import dev.rollcall.local.stream.StreamTap;
import dev.rollcall.local.table.Tables;
import dev.rollcall.local.template.EventSource;
import dev.rollcall.local.template.QueueSpec;
import dev.rollcall.local.template.Template;
import dev.rollcall.local.template.TemplateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Everything that brings events to functions by itself: schedules, queues and streams. */
final class EventSources implements AutoCloseable {
  private final Template template;
  private final Servers servers;
  private final Quiescence quiescence;
  private final StreamReader.Surroundings streams;
  private final List<AutoCloseable> readers = new ArrayList<>();

  EventSources(
      Template template,
      Servers servers,
      Activity activity,
      EngineClock clock,
      Quiescence quiescence,
      Positions positions) {
    this.template = template;
    this.servers = servers;
    this.quiescence = quiescence;
    this.streams =
        new StreamReader.Surroundings(
            servers.clients().streams(),
            servers.tables().writes(),
            activity,
            clock,
            quiescence,
            positions);
  }

  /** Connects a function to all that the template names; schedules fire after the given instant. */
  void connect(Function function, Instant firesAfter) {
    for (EventSource source : function.spec().events()) {
      switch (source) {
        case EventSource.Route _ -> {} // The front knows its routes.
        case EventSource.Schedule schedule ->
            quiescence.add(new ScheduledFunction(schedule, function, firesAfter));
        case EventSource.Queue queue -> poll(queue, function);
        case EventSource.Stream stream -> read(stream, function);
      }
    }
  }

  private void poll(EventSource.Queue source, Function function) {
    QueueSpec queue =
        template.queues().stream()
            .filter(spec -> spec.name().equals(source.queueName()))
            .findFirst()
            .orElseThrow(() -> new TemplateException(source.queueName(), "no such queue"));
    readers.add(servers.queues().poll(new QueueMapping(source, queue, function)));
  }

  private void read(EventSource.Stream source, Function function) {
    String arn = streamArn(source.tableName());
    readers.add(new StreamMapping(source, function, arn, servers::send).start(streams));
  }

  /** Shows somebody the changes of a table from now on. */
  void tap(String table, Consumer<Record> onlooker) {
    readers.add(new StreamTap(onlooker).start(streamArn(table), streams));
  }

  private String streamArn(String table) {
    return Tables.streamArn(servers.clients().dynamoDb(), table)
        .orElseThrow(() -> new TemplateException(table, "has no stream"));
  }

  @Override
  public void close() {
    for (AutoCloseable reader : readers.reversed()) {
      try {
        reader.close();
      } catch (Exception e) {
        throw new IllegalStateException("an event source did not stop", e);
      }
    }
  }
}
