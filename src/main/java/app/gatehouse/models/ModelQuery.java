package app.gatehouse.models;

import app.gatehouse.providers.ProviderId;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which models, and in which order.
 *
 * @param filter text to be found in the name, the id or the provider's name, regardless of case;
 *     empty for all
 * @param provider only its models, or null for all
 */
public record ModelQuery(
    String filter, @Nullable ProviderId provider, Order order, boolean descending) {

  /**
   * What models are ordered by; those that are equal by it are in the order of their references.
   */
  public enum Order {
    NAME,
    ID,
    PROVIDER,
    SOURCE
  }

  public static ModelQuery all() {
    return new ModelQuery("", null, Order.PROVIDER, false);
  }

  boolean matches(Model model) {
    if (provider != null && !provider.equals(model.ref().provider())) {
      return false;
    }
    String wanted = filter.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || contains(model.name(), wanted)
        || contains(model.ref().toString(), wanted)
        || contains(model.providerName(), wanted);
  }

  Comparator<Model> comparator() {
    Comparator<Model> by =
        switch (order) {
          case NAME -> Comparator.comparing(Model::name, String.CASE_INSENSITIVE_ORDER);
          case ID -> Comparator.comparing(Model::ref);
          case PROVIDER -> Comparator.comparing(Model::providerName, String.CASE_INSENSITIVE_ORDER);
          case SOURCE -> Comparator.comparing(Model::source);
        };
    return (descending ? by.reversed() : by).thenComparing(Model::ref);
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
