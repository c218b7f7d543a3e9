package app.gatehouse.library.internal;

import app.gatehouse.gguf.GgufHeader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How large models are called. */
final class Sizes {

  private static final Pattern LABEL = Pattern.compile("[0-9][0-9.x]{0,9}[KMBT][A-Za-z0-9.-]{0,9}");
  private static final String[] UNITS = {"", "K", "M", "B", "T"};
  private static final long KILO = 1000;
  private static final int DIGITS = 2;

  private Sizes() {}

  /** As its makers call it, for example {@code 8x7B}; else counted. Null when it has none. */
  static @Nullable String parameters(GgufHeader header) {
    String label = header.sizeLabel();
    if (label != null && LABEL.matcher(label).matches()) {
      return label;
    }
    return header.parameters() > 0 ? counted(header.parameters()) : null;
  }

  /** {@code 8B}, {@code 1.5B}, {@code 122M}. */
  static String counted(long count) {
    BigDecimal size = BigDecimal.valueOf(count);
    int unit = 0;
    while (size.compareTo(BigDecimal.valueOf(KILO)) >= 0 && unit < UNITS.length - 1) {
      size = size.divide(BigDecimal.valueOf(KILO), MathContext.DECIMAL64);
      unit++;
    }
    int digits = size.compareTo(BigDecimal.TEN) < 0 ? DIGITS : size.precision() - size.scale();
    String rounded =
        size.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
    return String.format(Locale.ROOT, "%s%s", rounded, UNITS[unit]);
  }
}
