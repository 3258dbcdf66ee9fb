package dev.rollcall.aws.testing;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One DynamoDB for all tests of a JVM: DynamoDB Local in memory, on a free port of this machine, or
 * LocalStack's where the profile asks for it.
 */
public final class DynamoServer {
  private static final int THREADS_MAX = 64;
  private static final String URL =
      Boolean.getBoolean(LocalStack.PROPERTY) ? LocalStack.endpoint().toString() : start();

  private DynamoServer() {}

  /** Where it listens. */
  public static String url() {
    return URL;
  }

  /** A client of it. */
  public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(URL))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            c -> {
              for (ExecutionInterceptor interceptor : interceptors) {
                c.addExecutionInterceptor(interceptor);
              }
            })
        .build();
  }

  /** Its own server class would listen on all interfaces and report its start to AWS. */
  private static String start() {
    try {
      QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX);
      threads.setDaemon(true);
      Server server = new Server(threads);
      ServerConnector connector = new ServerConnector(server, 1, 1);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler(
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(0, true, null, true, false), "*"));
      server.start();
      return "http://127.0.0.1:" + connector.getLocalPort();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }
}
