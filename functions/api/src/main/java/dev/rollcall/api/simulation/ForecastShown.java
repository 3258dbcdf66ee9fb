package dev.rollcall.api.simulation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.simulation.Assumptions;
import dev.rollcall.core.simulation.Bill;
import dev.rollcall.core.simulation.Forecast;
import dev.rollcall.core.simulation.Scenario;
import dev.rollcall.core.simulation.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A simulation's answer.
 *
 * @param endsAt when the last contact ends; null if some never do
 * @param timezone by whose clocks {@code hours} are counted: the account's
 * @param assumptions all of them, the usual ones where nothing was said
 * @param notes what else to know before believing it
 */
@JsonNaming(SnakeCaseStrategy.class)
record ForecastShown(
    String startsAt,
    @Nullable String endsAt,
    String timezone,
    long contacts,
    long reached,
    List<Unreached> neverReached,
    List<Waiting> stillWaiting,
    AttemptsShown attempts,
    List<HourShown> hours,
    List<LocalHour> localHours,
    ConcurrencyShown concurrency,
    Cost cost,
    AssumptionsShown assumptions,
    List<String> notes) {
  private static final int DECIMALS = 3;
  private static final int MONEY_DECIMALS = 6;

  /** Who ends without being reached, and by what. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Unreached(
      String disposition,
      @Nullable String reason,
      @Nullable String why,
      @Nullable String lastAttempt,
      long contacts) {}

  /** Who does not end within the time that is simulated. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Waiting(String reason, String why, long contacts) {}

  /** How attempts end. */
  @JsonNaming(SnakeCaseStrategy.class)
  record AttemptsShown(long total, Map<String, Long> byDisposition, long talkSeconds) {}

  /** Attempts in an hour of the contacts' clocks. */
  @JsonNaming(SnakeCaseStrategy.class)
  record LocalHour(String at, long attempts) {}

  /** An hour of the account's clocks. */
  @JsonNaming(SnakeCaseStrategy.class)
  record HourShown(
      String at, long attempts, long reached, long ended, BigDecimal liveMean, int livePeak) {}

  /** How many attempts are live at once. */
  @JsonNaming(SnakeCaseStrategy.class)
  record ConcurrencyShown(
      @Nullable Integer cap,
      BigDecimal mean,
      int peak,
      long liveSeconds,
      @Nullable BigDecimal atCapShare) {}

  /** What it would cost. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Cost(
      String currency,
      BigDecimal total,
      Map<String, BigDecimal> byService,
      List<CostLine> lines,
      String region,
      String pricesAsOf) {}

  /** A count times a price. */
  @JsonNaming(SnakeCaseStrategy.class)
  record CostLine(
      String service,
      String what,
      BigDecimal count,
      String unit,
      BigDecimal usdEach,
      BigDecimal usd) {}

  /** What was assumed. */
  @JsonNaming(SnakeCaseStrategy.class)
  record AssumptionsShown(
      Map<String, Double> shares,
      Map<Integer, Map<String, Double>> sharesByHour,
      TalkShown talkSeconds,
      int ringSeconds,
      Map<String, BigDecimal> carrier,
      long seed) {}

  /** How long calls are assumed to last. */
  @JsonNaming(SnakeCaseStrategy.class)
  record TalkShown(String shape, double mean, double deviation) {}

  static ForecastShown of(Scenario scenario, Forecast forecast, Bill bill, List<String> notes) {
    return new ForecastShown(
        forecast.from().toString(),
        forecast.endedAt().map(Instant::toString).orElse(null),
        forecast.zone(),
        forecast.contacts(),
        forecast.reached(),
        forecast.unreached().stream().map(ForecastShown::unreached).toList(),
        forecast.waiting().entrySet().stream()
            .map(e -> new Waiting(e.getKey().word(), e.getKey().sentence(), e.getValue()))
            .toList(),
        new AttemptsShown(
            forecast.attempts(), words(forecast.attemptsAs()), forecast.usage().talkSeconds()),
        forecast.hours().stream().map(ForecastShown::shown).toList(),
        forecast.localHours().entrySet().stream()
            .map(hour -> new LocalHour(hour.getKey().toString(), hour.getValue()))
            .toList(),
        concurrency(forecast.concurrency()),
        cost(bill),
        assumptions(scenario.assumptions(), scenario.seed()),
        notes);
  }

  private static Unreached unreached(Forecast.Unreached some) {
    return new Unreached(
        some.as().word(),
        some.reason().map(Reason::word).orElse(null),
        some.reason().map(Reason::sentence).orElse(null),
        some.lastAttempt().map(Disposition::word).orElse(null),
        some.contacts());
  }

  private static HourShown shown(Forecast.Hour hour) {
    return new HourShown(
        hour.at().toString(),
        hour.attempts(),
        hour.reached(),
        hour.ended(),
        figure(hour.liveMean()),
        hour.livePeak());
  }

  private static ConcurrencyShown concurrency(Forecast.Concurrency was) {
    return new ConcurrencyShown(
        was.cap().orElse(null),
        figure(was.mean()),
        was.peak(),
        was.liveSeconds(),
        was.atCapShare().map(ForecastShown::figure).orElse(null));
  }

  private static BigDecimal figure(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static Cost cost(Bill bill) {
    Map<String, BigDecimal> byService = new LinkedHashMap<>();
    bill.lines().forEach(l -> byService.put(l.service(), bill.total(l.service())));
    return new Cost(
        "USD",
        bill.total(),
        byService,
        bill.lines().stream()
            .map(
                line ->
                    new CostLine(
                        line.service(),
                        line.what(),
                        line.count(),
                        line.unit(),
                        line.usdEach(),
                        line.usd().setScale(MONEY_DECIMALS, RoundingMode.HALF_UP)))
            .toList(),
        bill.region(),
        bill.asOf());
  }

  private static AssumptionsShown assumptions(Assumptions all, long seed) {
    Map<Integer, Map<String, Double>> byHour = new TreeMap<>();
    all.answers().byHour().forEach((hour, some) -> byHour.put(hour, shares(some)));
    return new AssumptionsShown(
        shares(all.answers().shares()),
        byHour,
        new TalkShown(
            all.talk().shape().word(), all.talk().meanSeconds(), all.talk().deviationSeconds()),
        all.ringSeconds(),
        Map.of(
            "usd_per_minute", all.tariff().perMinute(),
            "usd_per_attempt", all.tariff().perAttempt(),
            "usd_per_message", all.tariff().perMessage()),
        seed);
  }

  /** With what is left over, which ends in the usual way. */
  private static Map<String, Double> shares(Shares some) {
    Map<String, Double> shown = new TreeMap<>();
    double sum = some.of().values().stream().mapToDouble(Double::doubleValue).sum();
    some.of().forEach((as, share) -> shown.put(as.word(), share));
    double rest = Math.max(0, 1 - sum);
    shown.merge(some.rest().word(), rest, Double::sum);
    shown.replaceAll((as, share) -> figure(share).doubleValue());
    return shown;
  }

  private static Map<String, Long> words(Map<Disposition, Long> figures) {
    Map<String, Long> shown = new TreeMap<>();
    figures.forEach((as, count) -> shown.put(as.word(), count));
    return shown;
  }
}
