package dev.rollcall.api.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.simulation.Answers;
import dev.rollcall.core.simulation.Assumptions;
import dev.rollcall.core.simulation.Shares;
import dev.rollcall.core.simulation.Spread;
import dev.rollcall.core.simulation.Tariff;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what people and carrier are assumed to do. */
record AssumptionsReader(Channel channel, Faults faults) {
  private static final String SHARES = "shares";
  private static final int HOURS = 24;
  private static final int RANGES_MAX = 24;
  private static final int USD_MAX = 100;

  private static final Set<String> SHAPES =
      Arrays.stream(Spread.Shape.values())
          .map(Spread.Shape::word)
          .collect(Collectors.toUnmodifiableSet());

  /** The assumptions at a property; where nothing is said, the usual ones. */
  Assumptions read(Fields simulation) {
    Assumptions usual = Assumptions.usual(channel);
    return simulation
        .fields("assumptions", Need.NULLABLE)
        .map(fields -> read(fields, usual))
        .orElse(usual);
  }

  private Assumptions read(Fields fields, Assumptions usual) {
    Answers answers = answers(fields, usual.answers());
    Spread talk =
        fields
            .fields("talk_seconds", Need.NULLABLE)
            .map(spread -> spread(spread, usual.talk()))
            .orElse(usual.talk());
    int ring =
        fields
            .integer("ring_seconds", Need.NULLABLE, 0, Assumptions.RING_SECONDS_MAX)
            .orElse(usual.ringSeconds());
    Tariff tariff =
        fields
            .fields("carrier", Need.NULLABLE)
            .map(AssumptionsReader::tariff)
            .orElse(usual.tariff());
    fields.rejectOthers();
    return new Assumptions(answers, talk, ring, tariff);
  }

  private Answers answers(Fields fields, Answers usual) {
    Shares shares =
        fields
            .fields(SHARES, Need.NULLABLE)
            .flatMap(some -> shares(fields, some))
            .orElse(usual.shares());
    Map<Integer, Shares> byHour = new HashMap<>();
    fields.list(
        "shares_by_hour",
        Need.NULLABLE,
        0,
        RANGES_MAX,
        (node, path) -> {
          range(node, path, byHour);
          return Optional.empty();
        });
    return new Answers(shares, byHour);
  }

  private void range(JsonNode node, Path path, Map<Integer, Shares> byHour) {
    Fields.of(node, path, faults).ifPresent(fields -> range(fields, byHour));
  }

  private void range(Fields fields, Map<Integer, Shares> byHour) {
    Optional<Integer> from = fields.integer("from_hour", Need.REQUIRED, 0, HOURS - 1);
    Optional<Integer> to = fields.integer("to_hour", Need.REQUIRED, 1, HOURS);
    Optional<Shares> shares =
        fields.fields(SHARES, Need.REQUIRED).flatMap(some -> shares(fields, some));
    fields.rejectOthers();
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    if (to.get() <= from.get()) {
      fields.fault("to_hour", Kind.UNACCEPTABLE, "must be after the from_hour");
    }
    for (int hour = from.get(); hour < to.get(); hour++) {
      if (byHour.containsKey(hour)) {
        fields.fault("from_hour", Kind.UNACCEPTABLE, "has hours that another range has");
        return;
      }
      byHour.put(hour, shares.orElseGet(() -> new Shares(Map.of(), Answers.rest(channel))));
    }
  }

  private Optional<Shares> shares(Fields parent, Fields fields) {
    Map<Disposition, Double> found = new EnumMap<>(Disposition.class);
    BigDecimal sum = BigDecimal.ZERO;
    for (Disposition disposition : possible(channel)) {
      Optional<BigDecimal> share = fields.decimal(disposition.word(), Need.OPTIONAL, 0, 1);
      share.ifPresent(part -> found.put(disposition, part.doubleValue()));
      sum = sum.add(share.orElse(BigDecimal.ZERO));
    }
    fields.rejectOthers();
    if (sum.compareTo(BigDecimal.ONE) > 0) {
      parent.fault(SHARES, Kind.UNACCEPTABLE, "must not be more than 1 together");
      return Optional.empty();
    }
    return Optional.of(new Shares(found, Answers.rest(channel)));
  }

  /** What a carrier may say of an attempt on a channel. */
  private static Set<Disposition> possible(Channel channel) {
    return channel == Channel.CALL
        ? EnumSet.of(
            Disposition.COMPLETED,
            Disposition.NO_ANSWER,
            Disposition.BUSY,
            Disposition.VOICEMAIL,
            Disposition.FAILED,
            Disposition.REJECTED,
            Disposition.INVALID_NUMBER,
            Disposition.OPTED_OUT)
        : EnumSet.of(
            Disposition.SENT,
            Disposition.DELIVERED,
            Disposition.UNDELIVERED,
            Disposition.FAILED,
            Disposition.REJECTED,
            Disposition.INVALID_NUMBER,
            Disposition.OPTED_OUT);
  }

  private static Spread spread(Fields fields, Spread usual) {
    Spread.Shape shape =
        fields.oneOf("shape", Need.OPTIONAL, SHAPES).map(Spread.Shape::of).orElse(usual.shape());
    double mean = seconds(fields, "mean").orElse(usual.meanSeconds());
    double deviation = seconds(fields, "deviation").orElse(usual.deviationSeconds());
    if (shape != Spread.Shape.LOGNORMAL && fields.hasValue("deviation")) {
      fields.fault("deviation", Kind.UNACCEPTABLE, "is only of the shape lognormal");
    }
    fields.rejectOthers();
    return new Spread(shape, mean, deviation);
  }

  private static Optional<Double> seconds(Fields fields, String name) {
    return fields.decimal(name, Need.OPTIONAL, 0, Spread.SECONDS_MAX).map(BigDecimal::doubleValue);
  }

  private static Tariff tariff(Fields fields) {
    Tariff tariff =
        new Tariff(
            usd(fields, "usd_per_minute"),
            usd(fields, "usd_per_attempt"),
            usd(fields, "usd_per_message"));
    fields.rejectOthers();
    return tariff;
  }

  private static BigDecimal usd(Fields fields, String name) {
    return fields.decimal(name, Need.OPTIONAL, 0, USD_MAX).orElse(BigDecimal.ZERO);
  }
}
