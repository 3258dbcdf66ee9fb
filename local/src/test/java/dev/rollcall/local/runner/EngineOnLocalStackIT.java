package dev.rollcall.local.runner;

import dev.rollcall.aws.testing.LocalStack;
import dev.rollcall.local.Endpoints;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The engine in real time, with its tables, queues and bus on LocalStack. */
@EnabledIfSystemProperty(
    named = LocalStack.PROPERTY,
    matches = "true",
    disabledReason = LocalStack.ELSEWHERE)
class EngineOnLocalStackIT extends EngineSuite {
  EngineOnLocalStackIT() throws IOException {}

  @Override
  EngineOptions options(String carrier) {
    URI all = LocalStack.endpoint();
    return Engines.at(new Endpoints(all, all, all), carrier);
  }
}
