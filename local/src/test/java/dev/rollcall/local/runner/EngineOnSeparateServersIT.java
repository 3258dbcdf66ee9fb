package dev.rollcall.local.runner;

import dev.rollcall.local.fixture.SeparateServers;
import java.io.IOException;

/** The engine in real time, on servers that somebody else has started. */
class EngineOnSeparateServersIT extends EngineSuite {
  private final SeparateServers servers = open(SeparateServers.start());

  EngineOnSeparateServersIT() throws IOException {}

  @Override
  EngineOptions options(String carrier) {
    return Engines.at(servers.endpoints(), carrier);
  }
}
