package dev.rollcall.house;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.local.template.EventSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The sample events in {@code events/}, by the names of their files. */
final class Samples {
  static final List<String> ALL = all();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /** Whose sample this is: {@code manage-pause} is ManageFunction's. */
  static String functionOf(String sample) {
    return sample.equals("hints")
        ? "DispatchFunction"
        : Blueprint.OURS.functions().stream()
            .filter(function -> (sample + "-").startsWith(kebab(function) + "-"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(sample + " is for no function"));
  }

  static EventSource firstSourceOf(String sample) {
    return Blueprint.OURS.spec(functionOf(sample)).events().getFirst();
  }

  static String text(String sample) {
    return Repository.read("events/" + sample + ".json");
  }

  static JsonNode json(String sample) {
    try {
      return JSON.readTree(text(sample));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample as Lambda's own serializer reads it. */
  static <T> T read(String sample, Class<T> type) {
    return LambdaEventSerializers.serializerFor(type, type.getClassLoader()).fromJson(text(sample));
  }

  private static List<String> all() {
    try (Stream<Path> files = Files.list(Repository.file("events"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.replaceAll("\\.json$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kebab(String function) {
    return function
        .replaceAll("Function$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
