package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key's passport: what its provider said of it when it was last asked, and when that was. Only
 * what is listed as a fact by the provider itself, and what Gatehouse has seen.
 */
final class PassportPanel extends Div {

  private final Provider provider;
  private final Paragraph sentence = new Paragraph();
  private final Div link = new Div();
  private final Paragraph expiry = new Paragraph();
  private final DescriptionList facts = new DescriptionList();
  private final Span asked = new Span();
  private final Span stands = new Span();
  private final Span lastUsed = new Span();
  private final @Nullable Component models;
  private @Nullable Passport listed;
  private boolean anything;

  /**
   * @param models what the key unlocks, to be shown among the facts; null to leave it out
   */
  PassportPanel(Provider provider, @Nullable Component models) {
    this.provider = provider;
    this.models = models;
    addClassName("passport");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", t("passport.name", provider.name()));
    sentence.addClassName("passport-sentence");
    expiry.addClassName("attention");
    facts.addClassName("facts");
    add(sentence, link, expiry, facts);
  }

  /**
   * Shows what is known now. What has not changed stays as it is, a list that was unfolded as well.
   *
   * @param checking whether the provider is being asked at the moment
   */
  void show(Credential credential, boolean checking, Instant now) {
    Passport passport = credential.passport();
    if (!anything || !Objects.equals(passport, listed)) {
      anything = true;
      listed = passport;
      list(passport);
    }
    say(passport, checking);
    Optional<ExpiryReminder> reminder = ExpiryReminder.of(credential, now);
    expiry.setText(reminder.map(found -> found.sentence(provider)).orElse(""));
    expiry.setVisible(reminder.isPresent());
    showAges(credential, now);
  }

  private void say(@Nullable Passport passport, boolean checking) {
    if (passport != null) {
      sentence.setText(VerdictSentence.of(provider, passport.latest()));
      sentence.getElement().setAttribute("data-tone", tone(passport.latest()));
    } else {
      sentence.setText(
          checking
              ? t("passport.being-asked", provider.name())
              : t("passport.not-asked", provider.name()));
      sentence.getElement().setAttribute("data-tone", "neutral");
    }
  }

  private String tone(Verdict verdict) {
    return switch (VerdictBadge.of(provider, verdict).tone()) {
      case BAD -> "bad";
      case ATTENTION -> "attention";
      case GOOD, NEUTRAL -> "neutral";
    };
  }

  private void list(@Nullable Passport passport) {
    link.removeAll();
    link.setVisible(false);
    facts.removeAll();
    row(t("passport.asked"), asked);
    if (passport != null) {
      if (VerdictSentence.asksForANewKey(passport.latest()) && provider.keyPage() != null) {
        link.add(AskedChecks.keyPage(provider));
        link.setVisible(true);
      }
      if (passport.judged() != null && !passport.latest().judges()) {
        row(t("passport.stands"), stands);
      }
      KeyFacts told = passport.facts();
      boolean nothing = told.equals(KeyFacts.UNKNOWN) && !passport.usable();
      if (passport.judged() != null && !nothing) {
        PassportFacts.list(provider.dialect(), told, this::row);
      }
    }
    if (models != null && (passport == null || passport.usable())) {
      row(t("passport.models"), models);
    }
    row(t("passport.last-used"), lastUsed);
  }

  private void row(String name, Component value) {
    facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
  }

  private void showAges(Credential credential, Instant now) {
    Passport passport = credential.passport();
    Instant used = credential.lastUsedAt();
    lastUsed.setText(used == null ? t("keys.never-used") : When.ago(used, now));
    if (passport == null) {
      asked.setText(t("passport.never"));
      return;
    }
    String age = When.ago(passport.askedAt(), now);
    Duration latency = passport.latency();
    asked.setText(latency == null ? age : t("passport.asked-latency", age, Latency.words(latency)));
    Verdict judged = passport.judged();
    Instant judgedAt = passport.judgedAt();
    if (judged != null && judgedAt != null) {
      stands.setText(
          t(
              "passport.stands-value",
              VerdictBadge.of(provider, judged).word(),
              When.since(judgedAt, now)));
    }
  }
}
