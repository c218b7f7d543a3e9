package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.Usd;
import app.gatehouse.components.When;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.usage.Spending;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands in the rows of access tokens. */
final class TokenCells {

  private static final int SOON_DAYS = 7;
  private static final int MODELS_IN_SIGHT = 2;

  private final Spending spending;
  private final Clock clock;
  private final Map<UUID, Span> used = new HashMap<>();

  TokenCells(Spending spending, Clock clock) {
    this.spending = spending;
    this.clock = clock;
  }

  Component name(AccessToken token) {
    Span name = new Span(token.terms().name());
    name.addClassName("cell-title");
    name.getElement().setAttribute("title", token.terms().name());
    Span hint = new Span(token.hint());
    hint.addClassName("masked-key");
    // Shown where their columns are not.
    Span expiry = expiry(token, true);
    expiry.addClassName("only-narrow");
    Span limits = new Span(String.join(" · ", limitWords(token)));
    limits.addClassNames("hint", "only-narrow");
    Div cell = new Div(name, hint, expiry, limits);
    cell.addClassName("cell-words");
    return cell;
  }

  static Component models(AccessToken token) {
    List<String> names = token.terms().models().stream().sorted().toList();
    if (names.isEmpty()) {
      return new Span(t("api.token.all-models"));
    }
    Div cell = new Div();
    cell.addClassName("cell-words");
    names.stream()
        .limit(MODELS_IN_SIGHT)
        .forEach(name -> {
          Span line = new Span(name);
          line.addClassName("cell-id");
          cell.add(line);
        });
    if (names.size() > MODELS_IN_SIGHT) {
      Span more = new Span(t("api.models-more", names.size() - MODELS_IN_SIGHT));
      more.addClassName("hint");
      cell.add(more);
    }
    cell.getElement().setAttribute("title", names.stream().collect(Collectors.joining("\n")));
    return cell;
  }

  Component limits(AccessToken token) {
    Div cell = new Div();
    cell.addClassName("cell-words");
    List<String> words = limitWords(token);
    (words.isEmpty() ? List.of(t("api.no-limits")) : words)
        .forEach(line -> cell.add(new Span(line)));
    return cell;
  }

  private List<String> limitWords(AccessToken token) {
    List<String> words = new ArrayList<>();
    Integer requests = token.terms().requestsPerMinute();
    if (requests != null) {
      words.add(t("api.limit.requests", requests));
    }
    BigDecimal budget = token.terms().monthlyBudget();
    if (budget != null) {
      words.add(
          t("api.limit.budget", Usd.words(spending.thisMonth(token.id())), Usd.words(budget)));
    }
    return words;
  }

  Component expiry(AccessToken token) {
    return expiry(token, false);
  }

  /**
   * @param alone whether no header says what it is
   */
  private Span expiry(AccessToken token, boolean alone) {
    Instant end = token.expiresAt();
    if (end == null) {
      return new Span(t(alone ? "api.never-expires" : "api.never"));
    }
    Instant now = clock.instant();
    if (!end.isAfter(now)) {
      return new StateBadge(t("api.expired"), Tone.BAD);
    }
    long days = When.daysUntil(end, now);
    return days <= SOON_DAYS
        ? new StateBadge(t("api.expires-soon", days), Tone.ATTENTION)
        : new Span(alone ? t("api.expires-on", When.day(end)) : When.day(end));
  }

  Component lastUsed(AccessToken token) {
    Span cell = new Span();
    used.put(token.id(), cell);
    showLastUsed(token);
    return cell;
  }

  /** In place: a row that is drawn anew would lose the focus. */
  void showLastUsed(AccessToken token) {
    Span cell = used.get(token.id());
    if (cell != null) {
      Instant last = token.lastUsedAt();
      cell.setText(last == null ? t("api.never") : When.ago(last, clock.instant()));
    }
  }
}
