package dev.rollcall.core.zone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A release of the time zone database in one file: every clock once, as TZif data, and the regions
 * that follow it.
 *
 * <p>The same clocks and regions always make the same bytes. They are not compressed: the jar does
 * that.
 *
 * @param release of IANA's database, such as {@code 2026f}
 * @param clocks TZif files
 * @param regions the place of each region's clock among the clocks
 */
public record ZonePack(String release, List<byte[]> clocks, SortedMap<String, Integer> regions) {
  private static final String FORM = "rollcall zones 1";

  /** Copies what it is given. */
  public ZonePack {
    clocks = List.copyOf(clocks);
    regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
  }

  /** A pack of these files by region; clocks that are the same are kept once. */
  public static ZonePack of(String release, SortedMap<String, Tzif> files) {
    Map<Tzif, Integer> places = new java.util.HashMap<>();
    List<byte[]> clocks = new ArrayList<>();
    SortedMap<String, Integer> regions = new TreeMap<>();
    files.forEach(
        (region, clock) -> {
          Integer known = places.putIfAbsent(clock, clocks.size());
          if (known == null) {
            clocks.add(clock.toBytes());
          }
          regions.put(region, known == null ? clocks.size() - 1 : known);
        });
    return new ZonePack(release, clocks, regions);
  }

  /**
   * Reads a pack.
   *
   * @throws IllegalArgumentException if these are not the bytes of one
   */
  public static ZonePack read(byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (!in.readUTF().equals(FORM)) {
        throw new IllegalArgumentException("not zones as this program packs them");
      }
      String release = in.readUTF();
      List<byte[]> clocks = new ArrayList<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        clocks.add(in.readNBytes(in.readUnsignedShort()));
      }
      SortedMap<String, Integer> regions = new TreeMap<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        regions.put(in.readUTF(), in.readUnsignedShort());
      }
      return new ZonePack(release, clocks, regions);
    } catch (IOException e) {
      throw new IllegalArgumentException("packed zones that are cut short", e);
    }
  }

  /** The file. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(FORM);
      out.writeUTF(release);
      out.writeShort(clocks.size());
      for (byte[] clock : clocks) {
        out.writeShort(clock.length);
        out.write(clock);
      }
      out.writeShort(regions.size());
      for (Map.Entry<String, Integer> region : regions.entrySet()) {
        out.writeUTF(region.getKey());
        out.writeShort(region.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return bytes.toByteArray();
  }
}
