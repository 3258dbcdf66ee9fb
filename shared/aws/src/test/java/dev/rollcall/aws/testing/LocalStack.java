package dev.rollcall.aws.testing;

import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;

/** One LocalStack for all tests of a JVM, in a container that goes when the JVM has ended. */
public final class LocalStack {
  /** The system property by which the profile {@code localstack} asks for it. */
  public static final String PROPERTY = "rollcall.localstack";

  /** Why a test that is only for it is skipped elsewhere. */
  public static final String ELSEWHERE = "runs on LocalStack only: ./mvnw -Plocalstack verify";

  /** The last one that starts without a licence token; see docs/adr/0007. */
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private static final LocalStackContainer CONTAINER = start();

  private LocalStack() {}

  /** Where all its services listen. */
  public static URI endpoint() {
    return CONTAINER.getEndpoint();
  }

  @SuppressWarnings("resource") // Testcontainers stops it when the JVM has ended.
  private static LocalStackContainer start() {
    LocalStackContainer container =
        new LocalStackContainer(IMAGE)
            .withServices("dynamodb", "dynamodbstreams", "sqs", "events")
            // Queue URLs by which they can be reached from here, on whatever port that is.
            .withEnv("SQS_ENDPOINT_STRATEGY", "dynamic");
    container.start();
    return container;
  }
}
