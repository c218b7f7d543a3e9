package app.gatehouse.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest extends ViewTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "999, 999",
    "1000, 1K",
    "4096, 4K",
    "8191, 8.19K",
    "16385, 16.4K",
    "32768, 32K",
    "128000, 128K",
    "131072, 128K",
    "200000, 200K",
    "1000000, 1M",
    "1048576, 1M",
    "1050000, 1.05M",
    "2097152, 2M",
    "10485760, 10M",
    "9223372036854775807, 9220000000000M",
  })
  void tokensAreCalledAsTheirProvidersCallThem(long count, String words) {
    assertThat(Figures.tokens(count)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, free",
    "0.00000000, free",
    "0.000012, <$0.0001",
    "0.0001, $0.0001",
    "0.075, $0.075",
    "0.15, $0.15",
    "2.5, $2.50",
    "2.50000000, $2.50",
    "10, $10.00",
    "1000, $1000.00",
    "0.12345678, $0.1235",
  })
  void pricesHaveTwoDecimalsOrAsManyAsTheyNeed(BigDecimal usd, String words) {
    assertThat(Figures.price(usd)).isEqualTo(words);
  }
}
