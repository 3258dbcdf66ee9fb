package dev.rollcall.local.simulation;

import java.util.Locale;

/** Writes a picture, shape by shape. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /**
   * An empty picture.
   *
   * @param title for those who cannot see it
   */
  Svg(int width, int height, String title) {
    text.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n<title>%s</title>%n",
            width, height, escaped(title)));
    rect(0, 0, width, height, "#ffffff");
  }

  void rect(double x, double y, double width, double height, String fill) {
    text.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
            x, y, width, height, fill));
  }

  void line(double x1, double y1, double x2, double y2, String stroke) {
    text.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            x1, y1, x2, y2, stroke));
  }

  /**
   * A line through points.
   *
   * @param points x and y in turn
   */
  void polyline(double[] points, String stroke) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i + 1 < points.length; i += 2) {
      all.append(format("%.1f,%.1f ", points[i], points[i + 1]));
    }
    text.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
            all.toString().strip(), stroke));
  }

  /**
   * Words.
   *
   * @param anchor start, middle or end
   */
  void words(double x, double y, String anchor, String words) {
    text.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>%n",
            x, y, anchor, escaped(words)));
  }

  /** The whole picture. */
  String text() {
    return text + "</svg>\n";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
