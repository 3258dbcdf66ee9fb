package dev.rollcall.local.table;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Doorbell;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The requests on their way through DynamoDB, and a count of those that may have written: whoever
 * read a stream to its end after the last of them need not read it again.
 */
public final class Writes extends Handler.Wrapper {
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
  private final Doorbell finished = new Doorbell();

  Writes(Handler inner, Activity activity) {
    super(inner);
    this.activity = activity;
  }

  /** Rung once for each request that may have written, after its write. */
  public Doorbell finished() {
    return finished;
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
                finished.ring();
              }
              running.close();
            }));
  }

  private static String operation(Request request) {
    String target = request.getHeaders().get("X-Amz-Target");
    return target == null ? "" : target.substring(target.indexOf('.') + 1);
  }
}
