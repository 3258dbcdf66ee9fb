package dev.rollcall.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.suppression.Lifted;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address and what suppresses it.
 *
 * @param suppressions opt-outs first
 * @param lifted what was lifted before, oldest first; absent in a list
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SuppressedShown(
    String address, List<SuppressionShown> suppressions, @Nullable List<LiftedShown> lifted) {
  /**
   * One suppression.
   *
   * @param channel null where it holds on all of them
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude
  record SuppressionShown(
      String kind,
      @Nullable String channel,
      String since,
      String source,
      @Nullable String by,
      @Nullable String reason) {
    static SuppressionShown of(Suppression suppression) {
      return new SuppressionShown(
          suppression.kind().word(),
          Shown.orNull(suppression.channel().map(Channel::word)),
          suppression.at().toString(),
          suppression.source(),
          Shown.orNull(suppression.by()),
          Shown.orNull(suppression.reason()));
    }
  }

  /** One that was lifted. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude
  record LiftedShown(
      SuppressionShown suppression, String liftedAt, String liftedBy, @Nullable String reason) {
    static LiftedShown of(Lifted lifted) {
      return new LiftedShown(
          SuppressionShown.of(lifted.suppression()),
          lifted.at().toString(),
          lifted.by(),
          Shown.orNull(lifted.reason()));
    }
  }

  static SuppressedShown of(Line line) {
    return new SuppressedShown(
        line.address().value(),
        line.suppressions().values().stream()
            .sorted(Comparator.comparing(Suppression::kind).thenComparing(Suppression::slot))
            .map(SuppressionShown::of)
            .toList(),
        null);
  }

  static SuppressedShown of(Line line, List<Lifted> trail) {
    return new SuppressedShown(
        line.address().value(),
        of(line).suppressions,
        trail.stream().map(LiftedShown::of).toList());
  }
}
