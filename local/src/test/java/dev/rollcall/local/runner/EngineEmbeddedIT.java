package dev.rollcall.local.runner;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The engine with tables, queues and a bus of its own, and with time that does not wait. */
class EngineEmbeddedIT extends EngineSuite {
  EngineEmbeddedIT() throws IOException {}

  @Override
  EngineOptions options(String carrier) {
    return new EngineOptions(
        0,
        Optional.empty(),
        Optional.of(Instant.parse("2026-12-01T17:00:00Z")),
        Engines.AS_FAST_AS_IT_GOES,
        Optional.of(carrier),
        true);
  }
}
