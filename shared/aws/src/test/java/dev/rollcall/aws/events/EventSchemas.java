package dev.rollcall.aws.events;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.core.publish.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas that are published of events, in the version that is written now. */
final class EventSchemas {
  private static final String HOME = "https://rollcall.example/schemas/";
  private static final String SUFFIX = ".json";

  /** Their texts, by name. */
  static final Map<String, String> TEXTS = texts();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaLoader(
                  loader -> loader.resourceLoaders(loaders -> loaders.resources(resources()))));

  private EventSchemas() {}

  /** What the schema of a name has against a text. */
  static List<String> faults(String name, String json) {
    return REGISTRY
        .getSchema(SchemaLocation.of(HOME + name + SUFFIX))
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static Map<String, String> resources() {
    Map<String, String> resources = new TreeMap<>();
    TEXTS.forEach((name, text) -> resources.put(HOME + name + SUFFIX, text));
    return resources;
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        texts.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static Path folder() {
    String folder = "docs/schemas/" + Event.SCHEMA_VERSION;
    Path above = Path.of("").toAbsolutePath();
    while (!Files.exists(above.resolve(folder))) {
      above = above.getParent();
    }
    return above.resolve(folder);
  }
}
