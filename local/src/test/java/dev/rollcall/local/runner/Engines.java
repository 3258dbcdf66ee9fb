package dev.rollcall.local.runner;

import dev.rollcall.local.Endpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Engines for tests, on the template that is deployed. */
final class Engines {
  /** So fast that only the work itself takes time. */
  static final double AS_FAST_AS_IT_GOES = 100_000;

  static final Path TEMPLATE = Path.of("..", "template.yaml");

  private Engines() {}

  /** What a test does with an engine and its carrier. */
  interface Play {
    Object with(Engine engine, CarrierRecorder recorder) throws Exception;
  }

  static Api api(Engine engine) {
    return new Api(engine.url(), engine.credentials().get(Credentials.TOKEN));
  }

  /** How an engine runs, in real time, on servers that are not its own. */
  static EngineOptions at(Endpoints endpoints, String carrier) {
    return new EngineOptions(
        0,
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.of(carrier),
        true,
        Optional.of(endpoints));
  }

  static Engine simulated(Path logs, Instant now) {
    return Engine.start(
        TEMPLATE,
        new EngineOptions(
            0, Optional.empty(), Optional.of(now), AS_FAST_AS_IT_GOES, Optional.empty(), true),
        logs.resolve("engine.log"));
  }

  static void withCarrier(
      Path logs,
      Instant now,
      Function<CarrierRecorder.Order, String> disposition,
      Duration callLength,
      Play play)
      throws Exception {
    try (CarrierRecorder recorder = new CarrierRecorder(disposition, callLength);
        Engine engine =
            Engine.start(
                TEMPLATE,
                new EngineOptions(
                    0,
                    Optional.empty(),
                    Optional.of(now),
                    AS_FAST_AS_IT_GOES,
                    Optional.of(recorder.url()),
                    true),
                logs.resolve("engine.log"))) {
      recorder.trust(engine.credentials().get(Credentials.CARRIER_SECRET));
      play.with(engine, recorder);
    }
  }
}
