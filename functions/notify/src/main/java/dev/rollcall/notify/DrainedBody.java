package dev.rollcall.notify;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A response's body that nobody wants: a short one is read to its end, so that the connection can
 * serve again; a long one is cut off.
 */
final class DrainedBody implements BodySubscriber<@Nullable Void> {
  static final int BYTES_MAX = 16 * 1024;

  private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private long bytes;

  @Override
  public void onSubscribe(Subscription source) {
    subscription = source;
    source.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(buffer -> bytes += buffer.remaining());
    if (bytes > BYTES_MAX && subscription != null) {
      subscription.cancel();
      drained.complete(null);
    }
  }

  @Override
  public void onError(Throwable failure) {
    drained.complete(null);
  }

  @Override
  public void onComplete() {
    drained.complete(null);
  }

  @Override
  public CompletionStage<@Nullable Void> getBody() {
    return drained;
  }
}
