package dev.rollcall.aws.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips all tests of a run where no Docker engine answers, and says so once. JUnit finds it by
 * itself where the profile {@code localstack} lets it look.
 */
public final class NeedsDocker implements ExecutionCondition {
  private static final String MISSING =
      "SKIPPED: no Docker engine answers here, and LocalStack runs in one. Install and start Docker"
          + " (https://docs.docker.com/engine/install), then ./mvnw -Plocalstack verify again.";

  private static final ConditionEvaluationResult RESULT = look();

  private static ConditionEvaluationResult look() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return ConditionEvaluationResult.enabled("a Docker engine answers");
    }
    System.out.println(MISSING);
    return ConditionEvaluationResult.disabled(MISSING);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return RESULT;
  }
}
