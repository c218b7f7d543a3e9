package app.gatehouse.models.ui;

import app.gatehouse.models.Model.Source;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelQuery.Locked;
import app.gatehouse.models.ModelQuery.Order;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which models the page shows, as the address says it: {@code
 * ?provider=openai&q=gpt&source=live&sort=-context&favourites}. What it does not know it passes
 * over.
 */
final class QueryAddress {

  private static final String TEXT = "q";
  private static final String PROVIDER = "provider";
  private static final String SOURCE = "source";
  private static final String KIND = "kind";
  private static final String EVERY = "all";
  private static final String FAVOURITES = "favourites";
  private static final String STATE = "state";
  private static final String LOCKED = "locked";
  private static final String SORT = "sort";
  private static final String DOWN = "-";
  private static final int MAX_TEXT = 200;

  private QueryAddress() {}

  static ModelQuery read(QueryParameters address, ProviderCatalog providers) {
    Map<String, List<String>> all = address.getParameters();
    ModelQuery query = ModelQuery.all();
    String text = address.getSingleParameter(TEXT).orElse("");
    Set<String> named = Set.copyOf(all.getOrDefault(PROVIDER, List.of()));
    String sort = address.getSingleParameter(SORT).orElse("");
    Optional<Order> order =
        find(Order.values(), QueryAddress::slug, sort.startsWith(DOWN) ? sort.substring(1) : sort);
    return query
        .matching(text.substring(0, Math.min(MAX_TEXT, text.length())))
        .of(
            Origin.all(providers).stream()
                .map(Origin::id)
                .filter(id -> named.contains(id.value()))
                .collect(Collectors.toSet()))
        .from(
            address
                .getSingleParameter(SOURCE)
                .flatMap(slug -> find(Source.values(), QueryAddress::slug, slug))
                .orElse(null))
        .ofEveryKind(address.getSingleParameter(KIND).filter(EVERY::equals).isPresent())
        .favouritesOnly(all.containsKey(FAVOURITES))
        .switched(address.getSingleParameter(STATE).map(QueryAddress::state).orElse(null))
        .with(all.containsKey(LOCKED) ? Locked.ALL : Locked.OWN)
        .by(order.orElse(query.order()), order.isPresent() && sort.startsWith(DOWN));
  }

  /** Only what differs from the page as it is at first, always in the same order. */
  static String write(ModelQuery query) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (!query.providers().isEmpty()) {
      all.put(PROVIDER, query.providers().stream().map(id -> id.value()).sorted().toList());
    }
    if (!query.filter().isBlank()) {
      all.put(TEXT, List.of(query.filter().strip()));
    }
    if (query.source() != null) {
      all.put(SOURCE, List.of(slug(query.source())));
    }
    if (query.everyKind()) {
      all.put(KIND, List.of(EVERY));
    }
    if (query.on() != null) {
      all.put(STATE, List.of(query.on() ? "on" : "off"));
    }
    if (query.order() != ModelQuery.all().order() || query.descending()) {
      all.put(SORT, List.of((query.descending() ? DOWN : "") + slug(query.order())));
    }
    List<String> flags = new ArrayList<>();
    if (query.favourites()) {
      flags.add(FAVOURITES);
    }
    if (query.locked() == Locked.ALL) {
      flags.add(LOCKED);
    }
    flags.forEach(flag -> all.put(flag, List.of("")));
    return Stream.of(new QueryParameters(all).getQueryString().split("&"))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static @Nullable Boolean state(String slug) {
    return switch (slug) {
      case "on" -> true;
      case "off" -> false;
      default -> null;
    };
  }

  private static String slug(Source source) {
    return switch (source) {
      case DEFAULT_LIST -> "default";
      case LIVE -> "live";
      case LOCAL -> "local";
      case REGISTRY -> "registry";
    };
  }

  private static String slug(Order order) {
    return switch (order) {
      case NAME -> "name";
      case ID -> "id";
      case PROVIDER -> "provider";
      case SOURCE -> "source";
      case CONTEXT -> "context";
      case OUTPUT_LIMIT -> "output";
      case INPUT_PRICE -> "price";
      case OUTPUT_PRICE -> "output-price";
      case END -> "end";
      case FAVOURITE -> "favourites";
    };
  }

  private static <T> Optional<T> find(T[] values, Function<T, String> slug, String wanted) {
    return Stream.of(values).filter(value -> slug.apply(value).equals(wanted)).findFirst();
  }
}
