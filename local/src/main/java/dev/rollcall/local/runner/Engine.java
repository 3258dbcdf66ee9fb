package dev.rollcall.local.runner;

import dev.rollcall.aws.dynamo.DynamoContacts;
import dev.rollcall.aws.dynamo.DynamoTemplates;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.local.EmbeddedCloud;
import dev.rollcall.local.EmbeddedCloudBuilder;
import dev.rollcall.local.demo.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Rollcall at work on an embedded cloud, with two tenants. */
final class Engine implements AutoCloseable {
  /** Queues that carry more than hints: losing a message of theirs would lose somebody's work. */
  private static final Set<String> DURABLE =
      Set.of("IntakeQueue", "WebhooksQueue", "CallbacksQueue");

  private final EmbeddedCloud cloud;
  private final Credentials credentials;
  private final PrintStream outBefore;

  private Engine(EmbeddedCloud cloud, Credentials credentials, PrintStream outBefore) {
    this.cloud = cloud;
    this.credentials = credentials;
    this.outBefore = outBefore;
  }

  /**
   * Starts an engine. Functions log to standard output, which is theirs until it is closed.
   *
   * @param template the deployment template
   * @param log where the functions' log lines go
   */
  static Engine start(Path template, EngineOptions options, Path log) {
    PrintStream outBefore = System.out;
    System.setOut(writer(log));
    Credentials credentials = Credentials.of(options.data());
    Map<String, String> environment = new LinkedHashMap<>(options.variables());
    if (options.allowLoopback()) {
      environment.put("ROLLCALL_ALLOW_LOOPBACK", "true");
    }
    EmbeddedCloudBuilder builder =
        EmbeddedCloud.builder()
            .template(template)
            .environment(environment)
            .port(options.port())
            .durableQueues(DURABLE)
            .speed(options.speed())
            .log(System.out::println)
            .events(System.out::println);
    options.data().ifPresent(builder::data);
    options.now().ifPresent(builder::startAt);
    options
        .endpoints()
        .ifPresent(at -> builder.endpoints(at.dynamoDb(), at.sqs(), at.eventBridge()));
    EmbeddedCloud cloud = builder.start();
    Engine engine = new Engine(cloud, credentials, outBefore);
    new DemoTenants(
            new DynamoTenants(cloud.dynamoDb(), cloud.tableName("TenantsTable")), credentials)
        .settle(options.carrier(), cloud.clock().instant());
    new DemoHoldings(
            new DynamoContacts(cloud.dynamoDb(), cloud.tableName("AddressesTable")),
            new DynamoTemplates(cloud.dynamoDb(), cloud.tableName("CampaignsTable")),
            Scenario.load())
        .settle(cloud.clock().instant());
    options.carrier().ifPresent(url -> cloud.holdWhile(OutstandingCalls.watch(cloud)::any));
    return engine;
  }

  private static PrintStream writer(Path log) {
    try {
      return new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EmbeddedCloud cloud() {
    return cloud;
  }

  String url() {
    return cloud.url();
  }

  Instant now() {
    return cloud.clock().instant();
  }

  /** What {@code rollcall tenant} needs to find the tenants of this engine. */
  String tenantsTable() {
    return "--table %s --endpoint %s"
        .formatted(
            cloud.tableName("TenantsTable"),
            cloud.dynamoDb().serviceClientConfiguration().endpointOverride().orElseThrow());
  }

  Credentials credentials() {
    return credentials;
  }

  @Override
  public void close() {
    cloud.close();
    System.setOut(outBefore);
  }
}
