package app.gatehouse.components;

import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts in US dollars, as the visitor's language writes them. */
public final class Usd {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final int USUAL_DIGITS = 2;
  private static final int DIGITS_BELOW_A_CENT = 6;

  private Usd() {}

  /** Null stays null. What is less than a cent is not rounded to nothing. */
  public static @Nullable String of(@Nullable BigDecimal amount) {
    return amount == null ? null : words(amount);
  }

  /** What is less than a cent is not rounded to nothing. */
  public static String words(BigDecimal amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(UI.getCurrent().getLocale());
    format.setCurrency(Currency.getInstance("USD"));
    format.setMinimumFractionDigits(USUAL_DIGITS);
    boolean small = amount.signum() != 0 && amount.abs().compareTo(CENT) < 0;
    format.setMaximumFractionDigits(small ? DIGITS_BELOW_A_CENT : USUAL_DIGITS);
    return format.format(amount);
  }
}
