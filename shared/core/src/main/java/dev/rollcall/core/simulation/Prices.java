package dev.rollcall.core.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Properties;

/**
 * The figures by which costs are reckoned: {@code prices.properties}, which names their sources.
 *
 * @param figures by name
 */
record Prices(Properties figures) {
  /** The figures that are a part of this program. */
  static final Prices LISTED = read();

  String text(String name) {
    return Objects.requireNonNull(figures.getProperty(name), name);
  }

  BigDecimal of(String name) {
    return new BigDecimal(text(name));
  }

  private static Prices read() {
    try (InputStream file = Prices.class.getResourceAsStream("prices.properties")) {
      Properties read = new Properties();
      read.load(Objects.requireNonNull(file));
      return new Prices(read);
    } catch (IOException e) {
      throw new UncheckedIOException("the prices are a part of this program", e);
    }
  }
}
