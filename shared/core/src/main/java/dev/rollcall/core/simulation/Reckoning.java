package dev.rollcall.core.simulation;

import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.simulation.Bill.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reckons what a forecast costs: what the engine uses up for each thing it does, times prices. */
public final class Reckoning {
  private static final String DYNAMODB = "dynamodb";
  private static final String SQS = "sqs";
  private static final String LAMBDA = "lambda";
  private static final String CARRIER = "carrier";

  private static final int DECIMALS = 3;
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private final Scenario scenario;
  private final Usage usage;
  private final boolean intake;
  private final Prices prices = Prices.LISTED;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A reckoning.
   *
   * @param intake whether the people still have to be taken in
   */
  public Reckoning(Scenario scenario, Forecast forecast, boolean intake) {
    this.scenario = scenario;
    this.usage = forecast.usage();
    this.intake = intake;
  }

  /** The bill. */
  public Bill bill() {
    lines.clear();
    writes();
    reads();
    queues();
    functions();
    add("apigateway", "callbacks of the carrier", usage.calls(), "request");
    add("eventbridge", "events of attempts and contacts", usage.starts() + usage.ended(), "event");
    carrier();
    return new Bill(prices.text("region"), prices.text("as_of"), lines);
  }

  private void writes() {
    boolean capped = scenario.view().campaign().isCapped();
    if (intake) {
      write("intake", usage.contacts(), "write.intake_of_a_contact");
    }
    write("starts", usage.starts(), capped ? "write.start_with_a_slot" : "write.start");
    write("pace", usage.hints() + usage.fills(), "write.bucket_of_a_hint");
    write("outcomes before a later retry", usage.retriesInPlace(), "write.outcome_in_place");
    write("other outcomes", usage.otherOutcomes(), "write.outcome_that_moves");
    write(
        capped ? "lines and slots that come free" : "lines that come free",
        usage.starts(),
        capped ? "write.clearing_a_line_and_a_slot" : "write.clearing_a_line");
    write("looks that end or re-file", usage.refiled() + usage.expired(), "write.filing_anew");
    write("figures", usage.publishes(), "write.figures_of_a_batch");
    write("ticks", usage.ticks(), "write.wake_of_a_tick");
  }

  private void write(String what, long times, String each) {
    units(what, times, each, "write_unit");
  }

  private void reads() {
    units("attempts", usage.starts(), "read.attempt", "read_unit");
    units("ticks that find people", usage.found(), "read.found_by_a_tick", "read_unit");
    units(
        "ticks that find nobody",
        usage.emptyLooks(),
        "read.open_calendar_without_anybody",
        "read_unit");
  }

  private void units(String what, long times, String each, String unit) {
    line(DYNAMODB, what, BigDecimal.valueOf(times).multiply(prices.of(each)), unit);
  }

  private void queues() {
    if (intake) {
      messages("intake", Math.ceilDiv(usage.contacts(), contactsOfAMessage()));
    }
    messages("hints", usage.hints() + usage.fills());
    messages("webhooks", notices());
  }

  private long contactsOfAMessage() {
    return prices.of("intake.contacts_of_a_message").longValueExact();
  }

  private void messages(String what, long count) {
    BigDecimal requests =
        BigDecimal.valueOf(count).multiply(prices.of("sqs.requests_of_a_message"));
    line(SQS, what, requests, "request");
  }

  private long notices() {
    Optional<CampaignWebhook> webhook = scenario.view().campaign().webhook();
    return webhook
        .map(hook -> usage.ended() + (hook.everyAttempt() ? usage.starts() : 0))
        .orElse(0L);
  }

  private void functions() {
    long chunks = intake ? Math.ceilDiv(usage.contacts(), contactsOfAMessage()) : 0;
    long hints = usage.hints() + usage.fills();
    add(
        LAMBDA,
        "intake, ticks, workers, outcomes, publication, webhooks",
        chunks + usage.minutes() + hints + usage.calls() + usage.publishes() + notices(),
        "request");
    if (intake) {
      seconds("intake", usage.contacts(), "ms.intake_of_a_contact");
    }
    seconds("ticks", usage.minutes(), "ms.tick");
    seconds("hints", hints, "ms.hint");
    seconds("starts", usage.starts(), "ms.start");
    seconds("outcomes", usage.calls(), "ms.outcome");
    seconds("publication", usage.publishes(), "ms.publish");
    seconds("webhooks", notices(), "ms.webhook");
  }

  private void seconds(String what, long times, String millisEach) {
    BigDecimal millis = BigDecimal.valueOf(times).multiply(prices.of(millisEach));
    line(LAMBDA, what, millis.divide(MILLIS, DECIMALS, RoundingMode.HALF_UP), "gb_second");
  }

  private void carrier() {
    Tariff tariff = scenario.assumptions().tariff();
    charge("talk", usage.talkMinutes(), "minute", tariff.perMinute());
    charge("attempts", usage.starts(), "attempt", tariff.perAttempt());
    charge("messages", usage.messages(), "message", tariff.perMessage());
  }

  private void charge(String what, long count, String unit, BigDecimal each) {
    if (count > 0) {
      lines.add(new Line(CARRIER, what, BigDecimal.valueOf(count), unit, each));
    }
  }

  private void add(String service, String what, long count, String unit) {
    line(service, what, BigDecimal.valueOf(count), unit);
  }

  private void line(String service, String what, BigDecimal count, String unit) {
    if (count.signum() > 0) {
      BigDecimal plain = count.stripTrailingZeros();
      lines.add(
          new Line(
              service,
              what,
              plain.scale() < 0 ? plain.setScale(0) : plain,
              unit,
              prices.of(service + "." + unit)));
    }
  }
}
