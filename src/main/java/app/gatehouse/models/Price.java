package app.gatehouse.models;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What text costs.
 *
 * @param input in USD per million tokens read, from 0; null when unknown
 * @param output in USD per million tokens written, from 0; null when unknown
 */
public record Price(@Nullable BigDecimal input, @Nullable BigDecimal output) {

  public static final Price UNKNOWN = new Price(null, null);
  public static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

  public boolean isFree() {
    return input != null && output != null && input.signum() == 0 && output.signum() == 0;
  }
}
