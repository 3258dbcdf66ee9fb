package dev.rollcall.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code openapi.yaml}, which every request and answer of these tests is held to. */
public final class OpenApi {
  private static final String HOME = "https://rollcall.example/openapi.json";

  /** The file as a tree. */
  public static final JsonNode DOCUMENT = document();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaLoader(
                  loader ->
                      loader.resourceLoaders(
                          loaders -> loaders.resources(Map.of(HOME, DOCUMENT.toString())))));

  private OpenApi() {}

  /** Fails unless the route promises such an answer. */
  public static void holdAnswer(String route, APIGatewayV2HTTPResponse answer) {
    String status = Integer.toString(answer.getStatusCode());
    String where = operation(route) + "/responses/" + status;
    assertThat(DOCUMENT.at(where).isMissingNode()).as("%s answers %s", route, status).isFalse();
    where = followed(where);
    String type = answer.getHeaders().get("Content-Type");
    JsonNode content = DOCUMENT.at(where + "/content");
    assertThat(content.has(type)).as("%s answers %s as %s", route, status, type).isTrue();
    if (!type.endsWith("json")) {
      return;
    }
    String schema = where + "/content/" + type.replace("/", "~1") + "/schema";
    assertThat(errors(schema, answer.getBody()))
        .as("%s answers %s: %s", route, status, answer.getBody())
        .isEmpty();
  }

  /** What the route's schema has against a body. */
  public static List<Error> faultsOf(String route, String body) {
    return errors(operation(route) + "/requestBody/content/application~1json/schema", body);
  }

  /** What a schema of the document has against a JSON text. */
  public static List<Error> errors(String pointer, String json) {
    return SCHEMAS
        .getSchema(SchemaLocation.of(HOME + "#" + pointer))
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  /** The JSON pointer to a route's operation. */
  public static String operation(String route) {
    String[] parts = route.split(" ", 2);
    return "/paths/"
        + parts[1].replace("~", "~0").replace("/", "~1")
        + "/"
        + parts[0].toLowerCase(Locale.ROOT);
  }

  private static String followed(String pointer) {
    JsonNode reference = DOCUMENT.at(pointer).path("$ref");
    return reference.isTextual() ? reference.asText().substring(1) : pointer;
  }

  private static JsonNode document() {
    return beside("openapi.yaml");
  }

  /** A file that the document names by its path from there; JSON is YAML too. */
  public static JsonNode beside(String path) {
    try {
      return new YAMLMapper().readTree(Files.readString(folder().resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("openapi.yaml"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
