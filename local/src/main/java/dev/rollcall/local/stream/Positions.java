package dev.rollcall.local.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All stream positions, kept in one small file that is replaced as a whole. */
public final class Positions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> file;
  private final Map<String, Position> positions = new TreeMap<>();

  private Positions(Optional<Path> file) {
    this.file = file;
  }

  /** Reads them from this file, or starts with none in memory. */
  public static Positions open(Optional<Path> file) {
    Positions positions = new Positions(file);
    file.filter(Files::exists).ifPresent(positions::load);
    return positions;
  }

  private void load(Path path) {
    try {
      positions.putAll(
          JSON.readValue(path.toFile(), new TypeReference<Map<String, Position>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized Optional<Position> get(String mapping, String shard) {
    return Optional.ofNullable(positions.get(mapping + "/" + shard));
  }

  synchronized boolean knows(String mapping) {
    return positions.keySet().stream().anyMatch(key -> key.startsWith(mapping + "/"));
  }

  synchronized void put(String mapping, String shard, Position position) {
    positions.put(mapping + "/" + shard, position);
    file.ifPresent(this::save);
  }

  private void save(Path path) {
    try {
      Path fresh = path.resolveSibling(path.getFileName() + ".new");
      JSON.writeValue(fresh.toFile(), positions);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
