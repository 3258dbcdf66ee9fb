package dev.rollcall.local.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.template.Arn;
import java.time.Instant;
import java.util.UUID;

/** The message that Lambda leaves about records it has given up: where they are, not what. */
record FailedBatch(Batch batch, String condition, String shard, StreamMapping mapping) {
  String message(Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put(
            "functionArn",
            new Arn("lambda", "function:" + mapping.function().spec().name()).toString())
        .put("condition", condition)
        .put("approximateInvokeCount", batch.failures());
    json.putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    json.put("version", "1.0").put("timestamp", now.toString());
    json.putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", batch.sequences().getFirst())
        .put("endSequenceNumber", batch.sequences().getLast())
        .put("approximateArrivalOfFirstRecord", batch.firstArrival().toString())
        .put("approximateArrivalOfLastRecord", batch.lastArrival().toString())
        .put("batchSize", batch.records().size())
        .put("streamArn", mapping.streamArn());
    return json.toString();
  }
}
