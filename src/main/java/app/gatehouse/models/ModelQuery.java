package app.gatehouse.models;

import app.gatehouse.models.Model.Access;
import app.gatehouse.models.Model.Source;
import app.gatehouse.providers.ProviderId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which models, and in which order.
 *
 * @param filter text to be found in the name, the id or the provider's name, regardless of case;
 *     empty for all
 * @param providers only their models; empty for all
 * @param source only models known this way, or null for all
 * @param everyKind whether models that cannot be chatted with belong to it
 * @param favourites whether only favourites do
 * @param on only those that are switched on, or off; null for both
 */
public record ModelQuery(
    String filter,
    Set<ProviderId> providers,
    @Nullable Source source,
    boolean everyKind,
    boolean favourites,
    @Nullable Boolean on,
    Locked locked,
    Order order,
    boolean descending) {

  /** Which of the models that cannot be used belong to it. */
  public enum Locked {
    NONE,
    /** Those of providers the account uses, those it added, and its favourites. */
    OWN,
    ALL
  }

  /**
   * What models are ordered by; those that are equal by it are in the order of their references,
   * and those of which it is unknown come last, whichever way.
   */
  public enum Order {
    NAME,
    ID,
    PROVIDER,
    SOURCE,
    CONTEXT,
    OUTPUT_LIMIT,
    INPUT_PRICE,
    OUTPUT_PRICE,
    /** The day their providers stop serving them. */
    END,
    /** Favourites first. */
    FAVOURITE
  }

  public ModelQuery {
    providers = Set.copyOf(providers);
  }

  /** What an account has to do with: to chat with, usable or not, switched on or off. */
  public static ModelQuery all() {
    return new ModelQuery(
        "", Set.of(), null, false, false, null, Locked.OWN, Order.PROVIDER, false);
  }

  /** What an account is offered: to chat with, usable, and not switched off. */
  public static ModelQuery offered() {
    return new ModelQuery(
        "", Set.of(), null, false, false, true, Locked.NONE, Order.PROVIDER, false);
  }

  public ModelQuery matching(String text) {
    return new ModelQuery(
        text, providers, source, everyKind, favourites, on, locked, order, descending);
  }

  public ModelQuery of(Set<ProviderId> only) {
    return new ModelQuery(
        filter, only, source, everyKind, favourites, on, locked, order, descending);
  }

  public ModelQuery from(@Nullable Source only) {
    return new ModelQuery(
        filter, providers, only, everyKind, favourites, on, locked, order, descending);
  }

  public ModelQuery ofEveryKind(boolean every) {
    return new ModelQuery(
        filter, providers, source, every, favourites, on, locked, order, descending);
  }

  public ModelQuery favouritesOnly(boolean only) {
    return new ModelQuery(
        filter, providers, source, everyKind, only, on, locked, order, descending);
  }

  public ModelQuery switched(@Nullable Boolean only) {
    return new ModelQuery(
        filter, providers, source, everyKind, favourites, only, locked, order, descending);
  }

  public ModelQuery with(Locked which) {
    return new ModelQuery(
        filter, providers, source, everyKind, favourites, on, which, order, descending);
  }

  public ModelQuery by(Order other, boolean down) {
    return new ModelQuery(
        filter, providers, source, everyKind, favourites, on, locked, other, down);
  }

  boolean matches(Model model) {
    return (providers.isEmpty() || providers.contains(model.ref().provider()))
        && (source == null || source == model.source())
        && (everyKind || model.facts().kind() == ModelKind.CHAT)
        && (!favourites || model.favourite())
        && (on == null || on == model.on())
        && (!model.gone() || (locked != Locked.NONE && isKept(model)))
        && (model.unlocked() || matchesLocked(model))
        && matchesText(model);
  }

  private boolean matchesLocked(Model model) {
    return switch (locked) {
      case NONE -> false;
      case OWN -> model.access() != Access.NO_KEY || isKept(model);
      case ALL -> true;
    };
  }

  /** Whether the account itself said that it wants to see the model. */
  private static boolean isKept(Model model) {
    return model.favourite() || model.source() == Source.REGISTRY;
  }

  private boolean matchesText(Model model) {
    String wanted = filter.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || contains(model.name(), wanted)
        || contains(model.ref().toString(), wanted)
        || contains(model.providerName(), wanted);
  }

  Comparator<Model> comparator() {
    return switch (order) {
      case NAME -> by(Model::name, String.CASE_INSENSITIVE_ORDER);
      case ID -> by(Model::ref);
      case PROVIDER -> by(Model::providerName, String.CASE_INSENSITIVE_ORDER);
      case SOURCE -> by(Model::source);
      case CONTEXT -> by(model -> model.facts().contextWindow());
      case OUTPUT_LIMIT -> by(model -> model.facts().outputLimit());
      case INPUT_PRICE -> by(model -> model.facts().price().input());
      case OUTPUT_PRICE -> by(model -> model.facts().price().output());
      case END -> by(model -> model.facts().lifecycle().endsOn());
      case FAVOURITE -> by(model -> !model.favourite());
    };
  }

  private <T extends Comparable<? super T>> Comparator<Model> by(
      Function<Model, @Nullable T> fact) {
    return by(fact, Comparator.naturalOrder());
  }

  private <T> Comparator<Model> by(Function<Model, @Nullable T> fact, Comparator<T> upwards) {
    Comparator<T> wanted = descending ? upwards.reversed() : upwards;
    return (one, other) -> {
      @Nullable T first = fact.apply(one);
      @Nullable T second = fact.apply(other);
      if (first == null || second == null) {
        return first == second ? one.ref().compareTo(other.ref()) : first == null ? 1 : -1;
      }
      int compared = wanted.compare(first, second);
      return compared != 0 ? compared : one.ref().compareTo(other.ref());
    };
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
