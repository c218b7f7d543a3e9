package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Usd;
import app.gatehouse.components.When;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.providers.Dialect;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a provider told about a key, in words. A fact that this kind of provider tells is listed as
 * unknown when it did not; one that it never tells is left out until it does.
 */
final class PassportFacts {

  /** More than these are folded away behind their number. */
  private static final int SCOPES_IN_SIGHT = 3;

  private enum Fact {
    ACCOUNT,
    LABEL,
    ROLE,
    SCOPES,
    RIGHTS,
    CREDIT_LIMIT,
    CREDIT_LEFT,
    SPENT,
    PLAN,
    EXPIRY
  }

  private static final Map<Dialect, Set<Fact>> TOLD =
      Map.of(
          Dialect.XAI, EnumSet.of(Fact.LABEL, Fact.SCOPES),
          Dialect.OPENROUTER, EnumSet.of(Fact.CREDIT_LEFT, Fact.SPENT, Fact.PLAN, Fact.EXPIRY),
          Dialect.HUGGINGFACE, EnumSet.of(Fact.ACCOUNT, Fact.LABEL, Fact.ROLE, Fact.EXPIRY));

  private PassportFacts() {}

  /** Hands over each fact's name and value, in the order in which they are read. */
  static void list(Dialect dialect, KeyFacts facts, BiConsumer<String, Component> row) {
    for (Fact fact : Fact.values()) {
      Optional<Component> value = value(fact, facts);
      if (value.isPresent() || TOLD.getOrDefault(dialect, Set.of()).contains(fact)) {
        row.accept(name(fact), value.orElseGet(() -> new Span(t("passport.unknown"))));
      }
    }
  }

  private static String name(Fact fact) {
    return switch (fact) {
      case ACCOUNT -> t("passport.account");
      case LABEL -> t("passport.label");
      case ROLE -> t("passport.role");
      case SCOPES -> t("passport.scopes");
      case RIGHTS -> t("passport.rights");
      case CREDIT_LIMIT -> t("passport.credit-limit");
      case CREDIT_LEFT -> t("passport.credit-left");
      case SPENT -> t("passport.spent");
      case PLAN -> t("passport.plan");
      case EXPIRY -> t("passport.expires");
    };
  }

  private static Optional<Component> value(Fact fact, KeyFacts facts) {
    return switch (fact) {
      case ACCOUNT -> words(facts.account());
      case LABEL -> words(facts.label());
      case ROLE -> words(facts.role());
      case SCOPES -> scopes(facts.scopes());
      case RIGHTS ->
          either(facts.restricted(), t("passport.restricted"), t("passport.unrestricted"));
      case CREDIT_LIMIT -> words(Usd.of(facts.creditLimit()));
      case CREDIT_LEFT -> words(Usd.of(facts.creditLeft()));
      case SPENT -> words(Usd.of(facts.spent()));
      case PLAN -> either(facts.freeTier(), t("passport.free"), t("passport.paid"));
      case EXPIRY -> Optional.ofNullable(facts.expiresAt()).map(When::moment).map(Span::new);
    };
  }

  private static Optional<Component> words(@Nullable String told) {
    return told == null || told.isBlank() ? Optional.empty() : Optional.of(new Span(told));
  }

  private static Optional<Component> either(@Nullable Boolean told, String yes, String no) {
    return told == null ? Optional.empty() : words(told ? yes : no);
  }

  private static Optional<Component> scopes(List<String> scopes) {
    if (scopes.isEmpty()) {
      return Optional.empty();
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("passport-scopes");
    scopes.forEach(scope -> list.add(new ListItem(scope)));
    if (scopes.size() <= SCOPES_IN_SIGHT) {
      return Optional.of(list);
    }
    Details folded = new Details(t("passport.scopes-count", scopes.size()), list);
    folded.addClassName("passport-folded");
    return Optional.of(folded);
  }
}
