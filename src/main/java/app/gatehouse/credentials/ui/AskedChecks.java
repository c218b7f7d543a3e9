package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.ExternalLink;
import app.gatehouse.components.Notices;
import app.gatehouse.credentials.KeyChecker;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.notification.Notification;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks that somebody asked for on one page. Of the others no notice is given. */
final class AskedChecks {

  private final KeyChecker checker;
  private final AccountId account;
  private final Set<ProviderId> asked = new HashSet<>();

  /** The latest that stays until it is closed; several would cover the page. */
  private @Nullable Notification notice;

  AskedChecks(KeyChecker checker, AccountId account) {
    this.checker = checker;
    this.account = account;
  }

  void ask(Provider provider) {
    asked.add(provider.id());
    checker.check(account, provider.id());
  }

  boolean isRunning(ProviderId provider) {
    return checker.isChecking(account, provider);
  }

  /** Says what came of a check, if it was asked for here. */
  void answered(Provider provider, Verdict latest) {
    if (!asked.remove(provider.id())) {
      return;
    }
    if (notice != null) {
      notice.close();
    }
    if (latest instanceof Verdict.Valid) {
      Notices.done(
          provider.access().needsSecret()
              ? t("check.works", Wording.secretOf(provider))
              : t("check.runs", provider.name()));
      return;
    }
    boolean linked = VerdictSentence.asksForANewKey(latest) && provider.keyPage() != null;
    notice =
        Notices.failed(
            VerdictSentence.of(provider, latest),
            linked ? new Component[] {keyPage(provider)} : new Component[0]);
  }

  /** The link to the page where a new key is made; only for providers that have one. */
  static ExternalLink keyPage(Provider provider) {
    if (provider.keyPage() == null) {
      throw new IllegalArgumentException("No page is known where a key is made");
    }
    return new ExternalLink(
        provider.keyPageLabel() == null ? provider.name() : provider.keyPageLabel(),
        provider.keyPage());
  }
}
