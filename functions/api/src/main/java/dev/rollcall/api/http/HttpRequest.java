package dev.rollcall.api.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.aws.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A request as the HTTP API hands it to a function. */
public record HttpRequest(APIGatewayV2HTTPEvent event) {
  /** The largest body that is read, in bytes. */
  public static final int BODY_BYTES_MAX = 5 * 1024 * 1024;

  /** Method and path pattern, as the API's route names them. */
  public String route() {
    return String.valueOf(event.getRouteKey());
  }

  /** Whether it asks for something to be done that may not be repeated. */
  public boolean isPost() {
    return route().startsWith("POST ");
  }

  /** A header, whatever the case of its name. */
  public Optional<String> header(String name) {
    Map<String, String> headers = event.getHeaders();
    return headers == null
        ? Optional.empty()
        : headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** The part of the path that the route's pattern gives a name; empty text if there is none. */
  public String pathParameter(String name) {
    return pathParameters().getOrDefault(name, "");
  }

  /** The parts of the path that the route's pattern gives names. */
  public Map<String, String> pathParameters() {
    Map<String, String> parameters = event.getPathParameters();
    return parameters == null ? Map.of() : parameters;
  }

  /** The parameters behind the question mark. */
  public Map<String, String> query() {
    Map<String, String> parameters = event.getQueryStringParameters();
    return parameters == null ? Map.of() : parameters;
  }

  /** The body as it was sent; empty if it is not UTF-8. */
  public Optional<String> text() {
    String body = event.getBody();
    if (body == null) {
      return Optional.of("");
    }
    if (!event.getIsBase64Encoded()) {
      return Optional.of(body);
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getDecoder().decode(body)))
              .toString());
    } catch (CharacterCodingException | IllegalArgumentException notText) {
      return Optional.empty();
    }
  }

  /** The body as JSON, or why it cannot be read so. */
  public Content json() {
    if (header("content-type").filter(this::isExpected).isEmpty()) {
      return new Content.Unreadable(415, "the body must be application/json");
    }
    Optional<String> text = text();
    if (text.isEmpty()) {
      return malformed("it is not UTF-8");
    }
    if (isTooLarge(text.get())) {
      return new Content.Unreadable(413, "the body must not exceed 5 MB");
    }
    try {
      JsonNode tree = Json.tree(text.get());
      if (tree.isMissingNode()) {
        return malformed("it is empty");
      }
      return Characters.canBeKept(tree)
          ? new Content.Read(tree)
          : malformed("it holds characters that are none: half a surrogate pair, U+FFFE or U+FFFF");
    } catch (JsonProcessingException e) {
      return malformed(e.getOriginalMessage());
    }
  }

  private boolean isExpected(String contentType) {
    return MediaType.isJson(contentType)
        || (route().startsWith("PATCH ") && MediaType.isMergePatch(contentType));
  }

  private static Content malformed(String why) {
    return new Content.Unreadable(400, "the body is not JSON: " + why);
  }

  private static boolean isTooLarge(String text) {
    return text.length() > BODY_BYTES_MAX
        || (text.length() > BODY_BYTES_MAX / 3
            && text.getBytes(StandardCharsets.UTF_8).length > BODY_BYTES_MAX);
  }
}
