package dev.rollcall.local;

import dev.rollcall.aws.testing.LocalStack;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The fixture's functions here; its tables, queues and buses on LocalStack. */
@EnabledIfSystemProperty(
    named = LocalStack.PROPERTY,
    matches = "true",
    disabledReason = LocalStack.ELSEWHERE)
class CloudOnLocalStackIT extends RemoteCloudSuite {
  @Override
  Endpoints endpoints() {
    return new Endpoints(LocalStack.endpoint(), LocalStack.endpoint(), LocalStack.endpoint());
  }
}
