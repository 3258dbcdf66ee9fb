package dev.rollcall.local.table;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Doorbell;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts the requests that may have written as they pass on their way through DynamoDB Local. */
final class CountedWrites extends Handler.Wrapper implements Writes {
  private static final Set<String> READS =
      Set.of(
          "BatchGetItem",
          "DescribeStream",
          "DescribeTable",
          "DescribeTimeToLive",
          "GetItem",
          "GetRecords",
          "GetShardIterator",
          "ListStreams",
          "ListTables",
          "Query",
          "Scan",
          "TransactGetItems");

  private final Activity activity;
  private final AtomicLong finished = new AtomicLong();
  private final List<Doorbell> listeners = new CopyOnWriteArrayList<>();

  CountedWrites(Handler inner, Activity activity) {
    super(inner);
    this.activity = activity;
  }

  @Override
  public long finished() {
    return finished.get();
  }

  @Override
  public void listen(Doorbell bell) {
    listeners.add(bell);
  }

  @Override
  public void forget(Doorbell bell) {
    listeners.remove(bell);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean write = !READS.contains(operation(request));
    Activity.Running running = activity.begin();
    return super.handle(
        request,
        response,
        Callback.from(
            callback,
            () -> {
              if (write) {
                finished.incrementAndGet();
                listeners.forEach(Doorbell::ring);
              }
              running.close();
            }));
  }

  private static String operation(Request request) {
    String target = request.getHeaders().get("X-Amz-Target");
    return target == null ? "" : target.substring(target.indexOf('.') + 1);
  }
}
