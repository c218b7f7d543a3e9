package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.providers.ProviderId;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPricesTest {

  @ParameterizedTest
  @CsvSource({
    "local, portcullis/portcullis-8b/portcullis-8b.Q4_K_M.gguf",
    "lmstudio, google/gemma-x",
    "lmstudio, made-in-the-cloud",
    "ollama, llama3.2:latest",
    "ollama, cloudy:8b",
    "ollama, cloud"
  })
  void whatRunsHereIsFree(String provider, String id) {
    assertThat(LocalPrices.of(ref(provider, id))).isEqualTo(Price.FREE);
    assertThat(LocalPrices.priced(model(provider, id)).facts().price()).isEqualTo(Price.FREE);
  }

  @ParameterizedTest
  @CsvSource({
    "ollama, big:cloud",
    "ollama, big:120b-cloud",
    "ollama, Big:120b-Cloud",
    "openai, gpt-4o",
    "my-ollama, llama3.2:latest"
  })
  void whatMayRunElsewhereHasNoKnownPrice(String provider, String id) {
    Model model = model(provider, id);

    assertThat(LocalPrices.of(ref(provider, id))).isEqualTo(Price.UNKNOWN);
    assertThat(LocalPrices.priced(model)).isEqualTo(model);
  }

  @Test
  void whatOllamaSaysStandsForAModelElsewhereIsNotFreeUnderAnyName() {
    Model model = model("ollama", "mine:latest");
    Model elsewhere = model.with(model.facts().withBase("big"));

    assertThat(LocalPrices.priced(elsewhere)).isEqualTo(elsewhere);
  }

  @Test
  void aPriceThatIsKnownStays() {
    Model model = model("lmstudio", "gemma");
    Model priced = model.with(model.facts().withPrice(new Price(BigDecimal.ONE, BigDecimal.TEN)));

    assertThat(LocalPrices.priced(priced)).isEqualTo(priced);
  }

  private static ModelRef ref(String provider, String id) {
    return new ModelRef(new ProviderId(provider), id);
  }

  private static Model model(String provider, String id) {
    return Model.of(ref(provider, id), id, provider, Model.Source.LIVE, Model.Access.UNLOCKED);
  }
}
