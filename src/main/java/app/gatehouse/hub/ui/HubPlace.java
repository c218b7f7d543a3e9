package app.gatehouse.hub.ui;

import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.HubSearch.Order;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.ModelsAddress;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is in the tab, as the address says it: {@code
 * ?tab=huggingface&q=llama&sort=likes&formats=all&model=owner/name}. What it does not know it
 * passes over.
 *
 * @param search what is looked for
 * @param model whose page is open; null for what was found
 */
record HubPlace(HubSearch search, @Nullable RepositoryId model) {

  /** The tab's slug. */
  static final String TAB = "huggingface";

  private static final String TEXT = "q";
  private static final String SORT = "sort";
  private static final String FORMATS = "formats";
  private static final String ALL = "all";
  private static final String MODEL = "model";

  static HubPlace first() {
    return new HubPlace(HubSearch.first(), null);
  }

  static HubPlace read(QueryParameters address) {
    HubSearch search =
        HubSearch.first()
            .matching(address.getSingleParameter(TEXT).orElse(""))
            .withGgufOnly(address.getSingleParameter(FORMATS).filter(ALL::equals).isEmpty());
    return new HubPlace(
        address.getSingleParameter(SORT).flatMap(HubPlace::order).map(search::by).orElse(search),
        address
            .getSingleParameter(MODEL)
            .filter(RepositoryId::isValid)
            .map(RepositoryId::new)
            .orElse(null));
  }

  /** Only what differs from the tab as it is at first, always in the same order. */
  String query() {
    Map<String, String> all = new HashMap<>();
    if (!search.text().isBlank()) {
      all.put(TEXT, search.text().strip());
    }
    if (search.order() != HubSearch.first().order()) {
      all.put(SORT, slug(search.order()));
    }
    if (!search.ggufOnly()) {
      all.put(FORMATS, ALL);
    }
    if (model != null) {
      all.put(MODEL, model.value());
    }
    // A slash may stand in a query, and a model's name is read more easily with it.
    return Stream.of(QueryParameters.simple(all).getQueryString().replace("%2F", "/").split("&"))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  /** The address of the whole page. */
  String address() {
    return ModelsAddress.of(TAB, query());
  }

  HubPlace at(@Nullable RepositoryId other) {
    return new HubPlace(search, other);
  }

  private static Optional<Order> order(String slug) {
    return Stream.of(Order.values()).filter(order -> slug(order).equals(slug)).findFirst();
  }

  private static String slug(Order order) {
    return switch (order) {
      case DOWNLOADS -> "downloads";
      case TRENDING -> "trending";
      case LIKES -> "likes";
      case UPDATED -> "updated";
      case NEWEST -> "newest";
    };
  }
}
