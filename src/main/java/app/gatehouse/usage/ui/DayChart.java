package app.gatehouse.usage.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Draws a bar for each day as SVG. Widths are shares of what there is, heights and letters are of a
 * fixed size, so that it fits any window without a script.
 */
final class DayChart {

  private static final int HEIGHT = 212;
  private static final int TOP = 20;
  private static final int BOTTOM = 184;
  private static final int LABEL = 204;
  private static final double BAR_SHARE = 0.72;
  private static final int LEAST_BAR = 2;
  private static final int LABELS = 4;
  private static final List<Integer> STEPS = List.of(1, 2, 4, 6, 8, 10);

  private DayChart() {}

  /**
   * A day.
   *
   * @param label its short name
   * @param value from 0
   * @param words what is said of it
   */
  record Bar(String label, BigDecimal value, String words) {}

  /**
   * @param title and description, read out in place of the picture
   * @param bars at least one
   * @param least what the scale reaches at least, more than 0
   * @param scale the words of a value of the scale
   */
  static String svg(
      String title,
      String description,
      List<Bar> bars,
      BigDecimal least,
      Function<BigDecimal, String> scale) {
    BigDecimal highest = bars.stream().map(Bar::value).max(BigDecimal::compareTo).orElseThrow();
    BigDecimal top = roundUp(highest.max(least));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"day-chart\" width=\"100%%\" height=\"%d\""
                .formatted(HEIGHT)
            + " role=\"img\" aria-labelledby=\"day-chart-title day-chart-text\">");
    svg.append("<title id=\"day-chart-title\">%s</title>".formatted(escaped(title)));
    svg.append("<desc id=\"day-chart-text\">%s</desc>".formatted(escaped(description)));
    line(svg, BOTTOM, "chart-base");
    mark(svg, TOP, scale.apply(top));
    mark(svg, (TOP + BOTTOM) / 2, scale.apply(half(top)));
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), i, bars.size(), top);
    }
    for (int i : labelled(bars.size())) {
      label(svg, bars.get(i).label(), i, bars.size());
    }
    return svg.append("</svg>").toString();
  }

  private static void mark(StringBuilder svg, int y, String words) {
    line(svg, y, "chart-line");
    svg.append(
        "<text class=\"chart-scale\" x=\"0\" y=\"%d\">%s</text>".formatted(y - 5, escaped(words)));
  }

  private static void line(StringBuilder svg, int y, String style) {
    svg.append(
        "<line class=\"%s\" x1=\"0\" x2=\"100%%\" y1=\"%d\" y2=\"%d\"/>".formatted(style, y, y));
  }

  private static void bar(StringBuilder svg, Bar bar, int place, int count, BigDecimal top) {
    double slot = 100.0 / count;
    double share = bar.value().divide(top, 6, RoundingMode.HALF_UP).doubleValue();
    double height = bar.value().signum() == 0 ? 0 : Math.max(LEAST_BAR, share * (BOTTOM - TOP));
    // As wide and high as a day has room: a small bar can be pointed at as well.
    svg.append("<g class=\"chart-day\"><title>%s</title>".formatted(escaped(bar.words())));
    rectangle(svg, "chart-room", place * slot, slot, TOP, BOTTOM - TOP);
    rectangle(
        svg,
        "chart-bar",
        place * slot + slot * (1 - BAR_SHARE) / 2,
        slot * BAR_SHARE,
        BOTTOM - height,
        height);
    svg.append("</g>");
  }

  private static void rectangle(
      StringBuilder svg, String style, double x, double width, double y, double height) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.3f%%\" width=\"%.3f%%\" y=\"%.1f\" height=\"%.1f\" rx=\"2\"/>",
            style,
            x,
            width,
            y,
            height));
  }

  private static void label(StringBuilder svg, String label, int place, int count) {
    String anchor = place == 0 ? "start" : place == count - 1 ? "end" : "middle";
    double x = place == 0 ? 0 : place == count - 1 ? 100 : (place + 0.5) * 100.0 / count;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"chart-label\" x=\"%.3f%%\" y=\"%d\" text-anchor=\"%s\">%s</text>",
            x,
            LABEL,
            anchor,
            escaped(label)));
  }

  /** A few days, the first and the last among them. */
  private static TreeSet<Integer> labelled(int count) {
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i <= LABELS; i++) {
      places.add((count - 1) * i / LABELS);
    }
    return places;
  }

  /** The next value from here on that can be halved neatly. */
  static BigDecimal roundUp(BigDecimal value) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 1);
    for (int step : STEPS) {
      BigDecimal candidate = power.multiply(BigDecimal.valueOf(step));
      if (candidate.compareTo(value) >= 0) {
        return candidate;
      }
    }
    throw new IllegalStateException("No step reaches " + value);
  }

  private static BigDecimal half(BigDecimal value) {
    return value.divide(BigDecimal.TWO);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
