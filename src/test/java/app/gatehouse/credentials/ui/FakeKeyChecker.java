package app.gatehouse.credentials.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.KeyChecker;
import app.gatehouse.providers.ProviderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Begins checks that end when the test says so. */
final class FakeKeyChecker implements KeyChecker {

  final List<ProviderId> begun = new ArrayList<>();
  private final Set<ProviderId> running = new HashSet<>();

  @Override
  public void check(AccountId account, ProviderId provider) {
    if (running.add(provider)) {
      begun.add(provider);
    }
  }

  @Override
  public boolean isChecking(AccountId account, ProviderId provider) {
    return running.contains(provider);
  }

  void end(ProviderId provider) {
    running.remove(provider);
  }
}
