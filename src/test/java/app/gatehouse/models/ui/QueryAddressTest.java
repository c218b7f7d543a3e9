package app.gatehouse.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.models.Model.Source;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelQuery.Locked;
import app.gatehouse.models.ModelQuery.Order;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryAddressTest {

  private static final ProviderCatalog PROVIDERS = TestProviders.builtIn();

  private static ModelQuery read(String address) {
    return QueryAddress.read(QueryParameters.fromString(address), PROVIDERS);
  }

  private static String write(ModelQuery query) {
    return QueryAddress.write(query);
  }

  @Test
  void isEmptyForThePageAsItIsAtFirst() {
    assertThat(write(ModelQuery.all())).isEmpty();
    assertThat(read("")).isEqualTo(ModelQuery.all());
  }

  @Test
  void saysEverythingThatIsAskedFor() {
    ModelQuery query =
        ModelQuery.all()
            .matching("gpt 4 & more")
            .of(Set.of(new ProviderId("openai"), new ProviderId("groq")))
            .from(Source.LIVE)
            .ofEveryKind(true)
            .favouritesOnly(true)
            .switched(false)
            .with(Locked.ALL)
            .by(Order.INPUT_PRICE, true);

    assertThat(write(query))
        .isEqualTo(
            "favourites&kind=all&locked&provider=groq&provider=openai&q=gpt%204%20%26%20more"
                + "&sort=-price&source=live&state=off");
    assertThat(read(write(query))).isEqualTo(query);
  }

  @ParameterizedTest
  @EnumSource
  void knowsEveryOrderBothWays(Order order) {
    for (boolean descending : new boolean[] {false, true}) {
      ModelQuery query = ModelQuery.all().by(order, descending);

      assertThat(read(write(query))).isEqualTo(query);
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsEverySource(Source source) {
    ModelQuery query = ModelQuery.all().from(source);

    assertThat(read(write(query))).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "provider=nobody",
        "provider=%20",
        "provider=Open%20AI%21",
        "source=elsewhere",
        "kind=some",
        "state=maybe",
        "sort=",
        "sort=-",
        "sort=-nothing",
        "sort=NAME",
        "page=2",
        "q=",
      })
  void passesOverWhatItDoesNotKnow(String address) {
    assertThat(read(address)).isEqualTo(ModelQuery.all());
  }

  @Test
  void takesNoMoreOfAFilterThanAnyIdHas() {
    assertThat(read("q=" + "x".repeat(5_000)).filter()).hasSize(200);
  }
}
