package dev.rollcall.aws.sqs;

import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.Chunks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Chunks through a queue. */
public final class SqsChunks implements Chunks {
  private final Queue queue;

  /** Chunks to this queue. */
  public SqsChunks(SqsClient client, String queueUrl) {
    this.queue = new Queue(client, queueUrl);
  }

  @Override
  public void send(List<Chunk> chunks) {
    queue.send(chunks.stream().map(SqsChunks::message).toList());
  }

  private static Queue.Message message(Chunk chunk) {
    String body = ChunkJson.write(chunk);
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Chunk.BYTES_MAX) {
      throw new IllegalArgumentException("chunk " + chunk.number() + " is too large: " + bytes);
    }
    return Queue.Message.now(body);
  }
}
