package dev.rollcall.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * AWS clients of one function.
 *
 * <p>Everything comes from the given environment and not from the process's, so that functions with
 * different environments can share a JVM.
 */
final class Clients {
  /** A call that stalls must not outlive the worker's deadline: another try is always safe. */
  private static final Duration ATTEMPT_WITHIN = Duration.ofSeconds(3);

  private static final Duration CALL_WITHIN = Duration.ofSeconds(9);

  private final Map<String, String> environment;
  private final SdkHttpClient http;

  Clients(Map<String, String> environment) {
    this.environment = environment;
    this.http =
        get(SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.environmentVariable())
            .map(Clients::service)
            .map(service -> service.createHttpClientBuilder().build())
            .orElseGet(UrlConnectionHttpClient::create);
  }

  /** What the SDK would take by itself, had it not to look all over the class path for it. */
  private static SdkHttpService service(String name) {
    try {
      return Class.forName(name)
          .asSubclass(SdkHttpService.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no HTTP client " + name, e);
    }
  }

  DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder(), "DYNAMODB").build();
  }

  SqsClient sqs() {
    return configured(SqsClient.builder(), "SQS").build();
  }

  EventBridgeClient eventBridge() {
    return configured(EventBridgeClient.builder(), "EVENTBRIDGE").build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, String service) {
    builder
        .httpClient(http)
        .region(Region.of(get("AWS_REGION").orElse("us-east-1")))
        .overrideConfiguration(
            c -> c.apiCallAttemptTimeout(ATTEMPT_WITHIN).apiCallTimeout(CALL_WITHIN));
    get("AWS_ENDPOINT_URL_" + service).map(URI::create).ifPresent(builder::endpointOverride);
    credentials().ifPresent(builder::credentialsProvider);
    return builder;
  }

  /** Absent where Lambda itself refreshes them: with SnapStart they come from an endpoint. */
  private Optional<AwsCredentialsProvider> credentials() {
    Optional<String> key = get("AWS_ACCESS_KEY_ID");
    Optional<String> secret = get("AWS_SECRET_ACCESS_KEY");
    if (key.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        StaticCredentialsProvider.create(
            get("AWS_SESSION_TOKEN")
                .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                    token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
                .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get()))));
  }

  private Optional<String> get(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
