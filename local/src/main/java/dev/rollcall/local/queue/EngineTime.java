package dev.rollcall.local.queue;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.elasticmq.util.NowProvider;

/** Engine time as ElasticMQ asks for it. */
final class EngineTime extends NowProvider {
  private final InstantSource clock;

  EngineTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public long nowMillis() {
    return clock.millis();
  }

  @Override
  public OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
