package dev.rollcall.local;

import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.FunctionSpec;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables of functions: Lambda's own, the template's, and the caller's over all.
 */
record FunctionEnvironment(Servers servers, Map<String, String> overrides) {
  Map<String, String> of(FunctionSpec spec) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", Arn.REGION);
    variables.put("AWS_DEFAULT_REGION", Arn.REGION);
    variables.put("AWS_ACCESS_KEY_ID", Clients.ACCESS_KEY);
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
    variables.putAll(spec.environment());
    variables.putAll(overrides);
    return variables;
  }
}
