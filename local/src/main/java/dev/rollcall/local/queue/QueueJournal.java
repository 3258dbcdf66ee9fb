package dev.rollcall.local.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one durable queue on disk: a line for each change, rewritten when most lines are
 * history. It outlives the process, killed at any moment; it is not synced against loss of power.
 */
final class QueueJournal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HISTORY_LINES_MAX = 10_000;

  /** One change: a message as it now is, or the id of one that is gone. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(@Nullable StoredMessage put, @Nullable String remove) {}

  private final Path path;
  private final Map<String, StoredMessage> live = new LinkedHashMap<>();
  private BufferedWriter writer;
  private int history;

  private QueueJournal(Path path) throws IOException {
    this.path = path;
    load();
    this.writer = rewrite();
  }

  static QueueJournal open(Path path) {
    try {
      return new QueueJournal(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    String text = Files.readString(path);
    // What follows the last line's end is a torn line: it was never acknowledged to anybody.
    int end = text.lastIndexOf('\n') + 1;
    for (String line : text.substring(0, end).lines().toList()) {
      apply(JSON.readValue(line, Line.class));
    }
  }

  private void apply(Line line) {
    if (line.put() != null) {
      live.put(line.put().id(), line.put());
    }
    if (line.remove() != null) {
      live.remove(line.remove());
    }
  }

  synchronized List<StoredMessage> messages() {
    return List.copyOf(live.values());
  }

  synchronized void put(StoredMessage message) {
    append(new Line(message, null));
  }

  synchronized void remove(String messageId) {
    append(new Line(null, messageId));
  }

  private void append(Line line) {
    apply(line);
    try {
      write(writer, line);
      writer.flush();
      if (++history > HISTORY_LINES_MAX + 2 * live.size()) {
        writer.close();
        writer = rewrite();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedWriter rewrite() throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try (BufferedWriter out = Files.newBufferedWriter(fresh)) {
      for (StoredMessage message : live.values()) {
        write(out, new Line(message, null));
      }
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    history = 0;
    return Files.newBufferedWriter(path, StandardOpenOption.APPEND);
  }

  private static void write(BufferedWriter out, Line line) throws IOException {
    out.write(JSON.writeValueAsString(line));
    out.write('\n');
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
