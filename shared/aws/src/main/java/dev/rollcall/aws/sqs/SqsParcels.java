package dev.rollcall.aws.sqs;

import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.Parcel;
import dev.rollcall.core.intake.Parcels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Parcels through a queue. */
public final class SqsParcels implements Parcels {
  /** Whoever waits for an answer goes first; taking in is long work and starts when it is given. */
  private static final Duration HEAD_START = Duration.ofSeconds(3);

  private final Queue queue;

  /** Parcels to this queue. */
  public SqsParcels(SqsClient client, String queueUrl) {
    this.queue = new Queue(client, queueUrl);
  }

  @Override
  public void send(List<? extends Parcel> parcels) {
    queue.send(parcels.stream().map(parcel -> message(parcel, HEAD_START)).toList());
  }

  @Override
  public void sendLater(Parcel parcel, Duration delay) {
    queue.send(List.of(message(parcel, delay)));
  }

  private static Queue.Message message(Parcel parcel, Duration delay) {
    String body = ParcelMessage.of(parcel);
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Chunk.BYTES_MAX) {
      throw new IllegalArgumentException("a parcel of " + bytes + " bytes is too large");
    }
    return new Queue.Message(body, delay);
  }
}
