package dev.rollcall.local.stream;

import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.template.EventSource;
import java.util.function.BiConsumer;

/**
 * A function's event source mapping of a table's stream. What fails for good is a message for the
 * failure queue, handed to {@code failures} as queue name and body.
 */
public record StreamMapping(
    EventSource.Stream source,
    Function function,
    String streamArn,
    BiConsumer<String, String> failures) {
  /** Starts to read the stream for the function. */
  public StreamReader start(StreamReader.Surroundings around) {
    RecordFilter filter = new RecordFilter(source.filters());
    StreamReader reader =
        new StreamReader(
            name(),
            streamArn,
            source.batchSize(),
            around,
            (shard, position) ->
                new FunctionShard(
                    this,
                    filter,
                    shard,
                    position,
                    next -> around.positions().put(name(), shard, next)));
    reader.start(source.fromStart());
    return reader;
  }

  private String name() {
    return function.spec().logicalId() + "/" + source.tableName();
  }
}
