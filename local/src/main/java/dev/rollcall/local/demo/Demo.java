package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.EmbeddedCloud;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays one accelerated day of all five contracts and judges it. */
public final class Demo {
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(30);
  private static final long PROGRESS_MILLIS = 250;

  private final Scenario scenario;
  private final EmbeddedCloud cloud;
  private final Map<String, String> credentials;
  private final PrintStream out;

  /**
   * A demonstration on a running engine whose clock is where the scenario begins.
   *
   * @param credentials of the tenant: {@code token}, and for page 4 {@code jwt}, {@code streamId}
   *     and {@code accountId}
   */
  public Demo(
      Scenario scenario, EmbeddedCloud cloud, Map<String, String> credentials, PrintStream out) {
    this.scenario = scenario;
    this.cloud = cloud;
    this.credentials = Map.copyOf(credentials);
    this.out = out;
  }

  /** Plays the day; true if everything adds up. */
  public boolean play() throws IOException, InterruptedException {
    long began = System.nanoTime();
    Known known = new Known(credentials);
    Client client = new Client(cloud.url(), known.in("{{token}}"));
    try (WebhookReceiver all = new WebhookReceiver(scenario.secret("webhook"));
        WebhookReceiver own = new WebhookReceiver(scenario.secret("3-calls"))) {
      Stage stage = new Stage(scenario, client, known, out);
      stage.webhook(all.url());
      stage.stop(scenario.stopBefore());
      stage.rule();
      stage.listing();
      String calls = stage.calls(own.url());
      stage.contactList();
      stage.message();
      stage.largeListing();
      stage.stop(scenario.stopAfter());
      watch(stage.played(), all);
      cloud.awaitQuiescent(SETTLES_WITHIN);
      Audit audit =
          Audit.of(
              stage.played(),
              all.received(),
              Map.of(calls, own.received()),
              shown(stage.played(), client));
      List<String> faults = new ArrayList<>(audit.faults());
      for (Claim claim : stage.claims()) {
        claim.fault(client.get(claim.path())).ifPresent(faults::add);
      }
      Report report = new Report(audit, out);
      report.print();
      report.verdict(faults, Duration.ofNanos(System.nanoTime() - began));
      return faults.isEmpty();
    }
  }

  private void watch(List<Played> played, WebhookReceiver all) throws InterruptedException {
    Progress progress = new Progress(out, played);
    int open = played.size();
    while (open > 0 && cloud.clock().instant().isBefore(scenario.until())) {
      open -= all.awaitCompleted(PROGRESS_MILLIS) ? 1 : 0;
      progress.show(cloud.clock().instant(), all.received());
    }
    progress.end();
  }

  private static Map<String, JsonNode> shown(List<Played> played, Client client)
      throws IOException, InterruptedException {
    Map<String, JsonNode> shown = new LinkedHashMap<>();
    for (Played campaign : played) {
      shown.put(campaign.id(), client.get("/v1/campaigns/" + campaign.id()));
    }
    return shown;
  }
}
