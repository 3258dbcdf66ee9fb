package dev.rollcall.local;

import dev.rollcall.local.template.Arn;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Ordinary SDK clients of the embedded servers. */
record Clients(
    SdkHttpClient http,
    DynamoDbClient dynamoDb,
    DynamoDbStreamsClient streams,
    SqsClient sqs,
    EventBridgeClient eventBridge)
    implements AutoCloseable {
  /** The credentials that every local server accepts; DynamoDB Local wants them alphanumeric. */
  static final String ACCESS_KEY = "local";

  static Clients of(String tables, String queues, String bus) {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    return new Clients(
        http,
        at(tables, http, DynamoDbClient.builder()).build(),
        at(tables, http, DynamoDbStreamsClient.builder()).build(),
        at(queues, http, SqsClient.builder()).build(),
        at(bus, http, EventBridgeClient.builder()).build());
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
      String url, SdkHttpClient http, B builder) {
    return builder
        .endpointOverride(URI.create(url))
        .region(Region.of(Arn.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, ACCESS_KEY)))
        .httpClient(http);
  }

  @Override
  public void close() {
    dynamoDb.close();
    streams.close();
    sqs.close();
    eventBridge.close();
    http.close();
  }
}
