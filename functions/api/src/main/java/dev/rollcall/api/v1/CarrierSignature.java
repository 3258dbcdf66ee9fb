package dev.rollcall.api.v1;

import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.webhook.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells by its signature whether a request comes from one of a tenant's carriers. */
final class CarrierSignature {
  private static final Duration SKEW_MAX = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final InstantSource realTime;

  /**
   * Recognition by this clock.
   *
   * @param realTime the world's, which signatures are dated by, not the engine's
   */
  CarrierSignature(InstantSource realTime) {
    this.realTime = realTime;
  }

  /** Whether a request claims to be signed at all. */
  static boolean isOn(HttpRequest request) {
    return request.header("webhook-signature").isPresent();
  }

  boolean holds(HttpRequest request, Tenant tenant) {
    Optional<String> id = request.header("webhook-id").filter(text -> !text.isEmpty());
    Optional<Long> timestamp =
        request
            .header("webhook-timestamp")
            .filter(text -> SECONDS.matcher(text).matches())
            .map(Long::valueOf)
            .filter(this::isRecent);
    Optional<String> signatures = request.header("webhook-signature");
    Optional<String> body = request.text();
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty() || body.isEmpty()) {
      return false;
    }
    boolean holds = false;
    for (Signature carrier : carriers(tenant)) {
      holds |= carrier.verify(id.get(), timestamp.get(), body.get(), signatures.get());
    }
    return holds;
  }

  private boolean isRecent(long timestamp) {
    Duration age = Duration.between(Instant.ofEpochSecond(timestamp), realTime.instant());
    return age.abs().compareTo(SKEW_MAX) <= 0;
  }

  private static List<Signature> carriers(Tenant tenant) {
    return tenant.channels().values().stream()
        .map(ChannelSettings::carrier)
        .flatMap(CarrierSignature::secret)
        .distinct()
        .filter(Signature::isSecret)
        .map(Signature::of)
        .toList();
  }

  private static Stream<String> secret(CarrierSettings carrier) {
    return switch (carrier) {
      case CarrierSettings.Simulated simulated -> Stream.empty();
      case CarrierSettings.Http http -> Stream.of(http.secret());
    };
  }
}
