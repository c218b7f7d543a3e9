package app.gatehouse.hub.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.RepositoryId;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Says what a test wants to hear, and remembers what it was asked. */
final class FakeHub implements HubAccessService {

  final List<RepositoryId> asked = new CopyOnWriteArrayList<>();
  final AtomicBoolean interrupted = new AtomicBoolean();
  volatile Supplier<HubAccess> answer = HubAccess.Accessible::new;

  @Override
  public HubAccess check(AccountId account, RepositoryId id) {
    asked.add(id);
    return answer.get();
  }

  @Override
  public HubPages pages() {
    return new HubPages(URI.create("https://huggingface.co"));
  }

  /** From now on nothing is answered, until somebody cancels. */
  void hang() {
    answer =
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException cancelled) {
            interrupted.set(true);
          }
          return new HubAccess.Accessible();
        };
  }
}
