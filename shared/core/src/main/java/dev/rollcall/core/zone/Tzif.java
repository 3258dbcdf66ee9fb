package dev.rollcall.core.zone;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One zone's clock, as a TZif file (RFC 9636) of version 2 or later tells it.
 *
 * <p>Only what a wall clock shows is kept: not what an offset is called, nor whether it counts as
 * summer time.
 *
 * @param first offset before the first change
 * @param changes ascending; one to the offset that holds already changes a name only, but the
 *     footer speaks of what comes after the last, even so
 * @param footer what holds after the last change, as a {@code TZ} string; empty: nothing is known,
 *     and the last offset stays
 */
public record Tzif(ZoneOffset first, List<Change> changes, String footer) {
  private static final int MAGIC = 0x545A6966;

  /** Older compilers note the Big Bang as a change; {@code java.time} does not reach back to it. */
  private static final long TOO_LONG_AGO = Instant.MIN.getEpochSecond();

  /**
   * From an instant on the clock is at another offset from UTC.
   *
   * @param at seconds since 1970-01-01T00:00Z
   */
  public record Change(long at, ZoneOffset to) {}

  /** Copies what it is given. */
  public Tzif {
    changes = List.copyOf(changes);
  }

  /** Whether bytes begin as a TZif file does. */
  public static boolean isTzif(byte[] file) {
    return file.length > Integer.BYTES && ByteBuffer.wrap(file).getInt() == MAGIC;
  }

  /**
   * Reads a file, "fat" or "slim".
   *
   * @throws IllegalArgumentException if it is no such file, is cut short, has no 64-bit data, or
   *     counts leap seconds
   */
  public static Tzif read(byte[] file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(file);
      Header old = Header.read(in);
      in.position(in.position() + old.dataBytes(Integer.BYTES));
      Header header = Header.read(in);
      if (header.leapSeconds() > 0) {
        throw new IllegalArgumentException("a TZif file that counts leap seconds");
      }
      return data(in, header);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a TZif file that is cut short", e);
    }
  }

  private static Tzif data(ByteBuffer in, Header header) {
    long[] times = new long[header.changes()];
    in.asLongBuffer().get(times);
    in.position(in.position() + times.length * Long.BYTES);
    byte[] kinds = new byte[times.length];
    in.get(kinds);
    List<ZoneOffset> offsets = new ArrayList<>();
    for (int i = 0; i < header.offsets(); i++) {
      offsets.add(ZoneOffset.ofTotalSeconds(in.getInt()));
      in.getShort();
    }
    in.position(in.position() + header.rest());
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      changes.add(new Change(times[i], offsets.get(Byte.toUnsignedInt(kinds[i]))));
    }
    return new Tzif(offsets.getFirst(), changes, footer(in));
  }

  private static String footer(ByteBuffer in) {
    byte[] line = new byte[in.remaining()];
    in.get(line);
    if (line.length < 2 || line[0] != '\n' || line[line.length - 1] != '\n') {
      throw new IllegalArgumentException("a TZif file without a footer");
    }
    return new String(line, 1, line.length - 2, StandardCharsets.US_ASCII);
  }

  /**
   * The rules by which {@code java.time} computes; they know no standard time, only the wall
   * clock's.
   *
   * @throws IllegalArgumentException if the changes are out of order, or the footer contradicts the
   *     last of them or is not understood
   */
  public ZoneRules rules() {
    List<ZoneOffsetTransition> known = new ArrayList<>();
    ZoneOffset before = first;
    long last = Long.MIN_VALUE;
    for (Change change : changes) {
      if (change.at() <= last) {
        throw new IllegalArgumentException("changes out of order at " + change.at());
      }
      if (change.at() > TOO_LONG_AGO && !change.to().equals(before)) {
        LocalDateTime wall = LocalDateTime.ofEpochSecond(change.at(), 0, before);
        known.add(ZoneOffsetTransition.of(wall, before, change.to()));
      }
      before = change.to();
      last = change.at();
    }
    PosixZone after = footer.isEmpty() ? PosixZone.fixed(before) : PosixZone.parse(footer);
    boolean changed = last > TOO_LONG_AGO;
    Instant from = changed ? Instant.ofEpochSecond(last) : Instant.EPOCH;
    List<ZoneOffsetTransition> coming = after.coming(from);
    ZoneOffset there = coming.isEmpty() ? after.offset() : coming.getFirst().getOffsetBefore();
    if (changed && !there.equals(before)) {
      throw new IllegalArgumentException(
          "the footer %s contradicts the last change, to %s".formatted(footer, before));
    }
    known.addAll(coming);
    ZoneOffset base = known.isEmpty() ? there : known.getFirst().getOffsetBefore();
    return ZoneRules.of(base, base, List.of(), known, after.rules());
  }

  /** The first change after an instant that the footer foretells, whatever is noted. */
  public Optional<ZoneOffsetTransition> foretold(Instant after) {
    return footer.isEmpty()
        ? Optional.empty()
        : PosixZone.parse(footer).coming(after).stream().findFirst();
  }

  /** This clock as a file of version 3, without the 32-bit data that readers then pass over. */
  public byte[] toBytes() {
    List<ZoneOffset> kinds =
        Stream.concat(Stream.of(first), changes.stream().map(Change::to)).distinct().toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Header none = new Header(0, 0, 0, 0, 1, 1);
      none.write(out);
      out.write(new byte[none.dataBytes(Integer.BYTES)]);
      new Header(0, 0, 0, changes.size(), kinds.size(), 1).write(out);
      for (Change change : changes) {
        out.writeLong(change.at());
      }
      for (Change change : changes) {
        out.writeByte(kinds.indexOf(change.to()));
      }
      for (ZoneOffset kind : kinds) {
        out.writeInt(kind.getTotalSeconds());
        out.writeShort(0);
      }
      out.writeByte(0);
      out.writeBytes("\n" + footer + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return bytes.toByteArray();
  }

  /** How much of everything the data block after it holds. */
  private record Header(
      int universalMarks,
      int standardMarks,
      int leapSeconds,
      int changes,
      int offsets,
      int letters) {
    private static final int RESERVED_BYTES = 15;
    private static final int OFFSET_BYTES = 6;

    static Header read(ByteBuffer in) {
      if (in.getInt() != MAGIC) {
        throw new IllegalArgumentException("not a TZif file");
      }
      if (in.get() < '2') {
        throw new IllegalArgumentException("a TZif file of the first version: 32 bits end in 2038");
      }
      in.position(in.position() + RESERVED_BYTES);
      return new Header(
          in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    void write(DataOutputStream out) throws IOException {
      out.writeInt(MAGIC);
      out.writeByte('3');
      out.write(new byte[RESERVED_BYTES]);
      for (int count :
          List.of(universalMarks, standardMarks, leapSeconds, changes, offsets, letters)) {
        out.writeInt(count);
      }
    }

    int dataBytes(int timeBytes) {
      return changes * (timeBytes + 1)
          + offsets * OFFSET_BYTES
          + leapSeconds * timeBytes
          + rest()
          + leapSeconds * Integer.BYTES;
    }

    /** What stands after the offsets and says nothing about a wall clock. */
    int rest() {
      return letters + standardMarks + universalMarks;
    }
  }
}
