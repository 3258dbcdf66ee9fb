package dev.rollcall.local.table;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import dev.rollcall.local.clock.Activity;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** DynamoDB Local on a free loopback port. */
public final class TableServer implements TableService {
  private static final int THREADS_MAX = 64;

  /** Held, since a logger that nobody holds forgets its level; it would warn of a missing JAXB. */
  private static final Logger BASE64_LOG = Logger.getLogger("com.amazonaws.util.Base64");

  static {
    BASE64_LOG.setLevel(Level.OFF);
  }

  private final Server server;
  private final LocalDynamoDBRequestHandler tables;
  private final CountedWrites writes;
  private final String url;

  private TableServer(Optional<Path> data, Activity activity) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX);
    threads.setName("tables");
    threads.setDaemon(true);
    server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    // Its own server class would listen on all interfaces and report its start to AWS.
    tables =
        new LocalDynamoDBRequestHandler(
            0, data.isEmpty(), data.map(Path::toString).orElse(null), true, false);
    writes = new CountedWrites(new LocalDynamoDBServerHandler(tables, "*"), activity);
    server.setHandler(writes);
    server.start();
    url = "http://127.0.0.1:" + connector.getLocalPort();
  }

  /** Starts with the tables in this directory, or without any in memory. */
  public static TableServer start(Optional<Path> data, Activity activity) {
    try {
      return new TableServer(data, activity);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Writes writes() {
    return writes;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    } finally {
      shutDown();
    }
  }

  /**
   * Its own shutdown lets background jobs sleep on for hours, on threads that keep the JVM alive,
   * and there is no public way to the databases that have a shutdown which interrupts them.
   */
  private void shutDown() {
    try {
      Field databases = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
      databases.setAccessible(true);
      for (Object database : ((Map<?, ?>) databases.get(tables)).values()) {
        ((AmazonDynamoDBLocal) database).shutdownNow();
      }
    } catch (ReflectiveOperationException _) {
      tables.shutdown();
    }
  }
}
