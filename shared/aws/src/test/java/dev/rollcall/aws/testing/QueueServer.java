package dev.rollcall.aws.testing;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * One SQS for all tests of a JVM: ElasticMQ in memory, on a free port of this machine, or
 * LocalStack's where the profile asks for it.
 */
public final class QueueServer {
  private static final String QUIET =
      "pekko { daemonic = on, jvm-shutdown-hooks = off, loglevel = OFF, stdout-loglevel = OFF }";
  private static final String URL =
      Boolean.getBoolean(LocalStack.PROPERTY) ? LocalStack.endpoint().toString() : start();

  private QueueServer() {}

  /** A client of it. */
  public static SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(URI.create(URL))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static String start() {
    ClassLoader loader = QueueServer.class.getClassLoader();
    ActorSystem actors =
        ActorSystem.create(
            "queues",
            ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load(loader)),
            loader);
    SQSRestServer server =
        SQSRestServerBuilder.withActorSystem(actors)
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .withServerAddress(new NodeAddress("http", "127.0.0.1", 0, ""))
            .start();
    return "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort();
  }
}
