package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.LocalServer.NotRunning;
import app.gatehouse.discovery.LocalServer.Running;
import app.gatehouse.discovery.LocalServer.State;
import app.gatehouse.discovery.LocalServer.TokenWanted;
import app.gatehouse.discovery.LocalServer.Unknown;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** What is known of local servers, in memory, for each account by itself. */
@Component
class LocalServerStates {

  /** So many looks in a row find nothing before a server that ran is taken for stopped. */
  private static final int MISSES = 2;

  private static final Known NOTHING = new Known(new Unknown(), List.of(), false, 0);

  private final Map<Key, Known> known = new ConcurrentHashMap<>();

  record Key(AccountId account, ProviderId provider) {}

  private record Known(State state, List<ListedModel> models, boolean byToken, int misses) {}

  /** What a look has changed. */
  record Difference(boolean state, boolean models) {}

  State state(Key key) {
    return known.getOrDefault(key, NOTHING).state();
  }

  /** As it was listed last; empty unless it runs. */
  List<ListedModel> models(Key key) {
    return known.getOrDefault(key, NOTHING).models();
  }

  /**
   * Takes in what a look has found.
   *
   * @param asked whether a person asked for it, who is told what is so now; otherwise a server that
   *     ran is given another chance
   */
  Difference take(Key key, LocalLook look, boolean asked) {
    AtomicReference<Known> before = new AtomicReference<>(NOTHING);
    Known after =
        known.compute(
            key,
            (same, was) -> {
              before.set(was == null ? NOTHING : was);
              return after(before.get(), look, asked);
            });
    return new Difference(
        !before.get().state().equals(after.state()), !before.get().models().equals(after.models()));
  }

  void forget(Key key) {
    known.remove(key);
  }

  void forget(AccountId account) {
    known.keySet().removeIf(key -> key.account().equals(account));
  }

  private static Known after(Known before, LocalLook look, boolean asked) {
    if (!asked && before.state() instanceof Running) {
      if (look.state() instanceof NotRunning && before.misses() + 1 < MISSES) {
        return new Known(before.state(), before.models(), before.byToken(), before.misses() + 1);
      }
      // The token opens for people only; that one is wanted says that the server is there.
      if (look.state() instanceof TokenWanted && before.byToken() && !look.withToken()) {
        return new Known(before.state(), before.models(), true, 0);
      }
    }
    return new Known(look.state(), look.models(), look.withToken(), 0);
  }
}
