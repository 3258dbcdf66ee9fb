package dev.rollcall.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Eight bytes on disk that keep engine time over a crash of the process. */
public final class TimeFile {
  private final @Nullable FileChannel channel;

  private TimeFile(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** Keeps nothing. */
  public static TimeFile none() {
    return new TimeFile(null);
  }

  /** Keeps the time in this file. */
  public static TimeFile at(Path path) {
    try {
      return new TimeFile(
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The time last written, if any was. */
  public Optional<Instant> read() {
    if (channel == null) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
      return channel.read(bytes, 0) < Long.BYTES
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(bytes.flip().getLong()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Instant time) {
    if (channel == null) {
      return;
    }
    try {
      channel.write(ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).flip(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
