package app.gatehouse.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.inference.Tokens;
import app.gatehouse.models.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostsTest {

  private static final Price PRICE = new Price(new BigDecimal("2.5"), new BigDecimal("10"));

  @Test
  void pricesAreForAMillionTokens() {
    assertThat(Costs.of(PRICE, new Tokens(1000L, null, 200L, null))).isEqualByComparingTo("0.0045");
  }

  @Test
  void withoutAPriceOrACountTheCostIsUnknown() {
    assertThat(Costs.of(Price.UNKNOWN, new Tokens(1000L, null, 200L, null))).isNull();
    assertThat(Costs.of(PRICE, Tokens.UNKNOWN)).isNull();
    assertThat(Costs.of(PRICE, new Tokens(1000L, null, null, null))).isNull();
  }

  @Test
  void whatIsFreeCostsNothingHoweverMuchItWas() {
    assertThat(Costs.of(Price.FREE, new Tokens(1000L, null, 200L, null))).isZero();
    assertThat(Costs.of(Price.FREE, Tokens.UNKNOWN)).isZero();
  }
}
