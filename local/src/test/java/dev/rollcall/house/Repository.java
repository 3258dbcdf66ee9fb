package dev.rollcall.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project, from wherever in it a test is started. */
final class Repository {
  private static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Repository() {}

  static Path file(String path) {
    return ROOT.resolve(path);
  }

  static String read(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root(Path from) {
    return Files.exists(from.resolve("template.yaml")) ? from : root(from.getParent());
  }
}
