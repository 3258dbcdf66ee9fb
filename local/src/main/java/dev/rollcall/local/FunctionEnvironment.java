package dev.rollcall.local;

import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.FunctionSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables of functions: Lambda's own, the template's, and the caller's over all.
 */
record FunctionEnvironment(Servers servers, Map<String, String> overrides) {
  private static final Pattern API_ON_AWS =
      Pattern.compile(
          "https://[^./]+\\.execute-api\\." + Arn.REGION + "\\.amazonaws\\.com(/\\$default)?");

  Map<String, String> of(FunctionSpec spec) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", Arn.REGION);
    variables.put("AWS_DEFAULT_REGION", Arn.REGION);
    // Each function signs as itself, so that whoever listens can tell whose request it was.
    variables.put("AWS_ACCESS_KEY_ID", spec.logicalId());
    variables.put("AWS_SECRET_ACCESS_KEY", Clients.ACCESS_KEY);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", servers.tables().url());
    variables.put("AWS_ENDPOINT_URL_SQS", servers.queues().url());
    variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", servers.bus().url());
    variables.put("AWS_ENDPOINT_URL_EVENTS", servers.bus().url());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.name());
    variables.put("_HANDLER", spec.handler());
    spec.environment().forEach((name, value) -> variables.put(name, reachable(value)));
    variables.putAll(overrides);
    return variables;
  }

  /** A template can only write its API's address with the host that AWS will give it. */
  private String reachable(String value) {
    return API_ON_AWS.matcher(value).replaceAll(Matcher.quoteReplacement(servers.front().url()));
  }
}
