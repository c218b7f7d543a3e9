package app.gatehouse.hub.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.hub.AccessDoctor;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.AccessReport.Token;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.RepositoryId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what a test wants to hear, and remembers what it was asked. */
final class FakeHub implements AccessDoctor {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  final List<RepositoryId> asked = new CopyOnWriteArrayList<>();
  final AtomicBoolean interrupted = new AtomicBoolean();
  volatile Supplier<HubAccess> answer = HubAccess.Accessible::new;

  volatile @Nullable Gating gating;
  volatile Token token = Token.UNKNOWN;

  @Override
  public HubAccess check(AccountId account, RepositoryId id) {
    return examine(account, id).access();
  }

  @Override
  public AccessReport examine(AccountId account, RepositoryId id) {
    asked.add(id);
    return new AccessReport(answer.get(), gating, token, CLOCK.instant());
  }

  @Override
  public HubPages pages() {
    return new HubPages(URI.create("https://huggingface.co"));
  }

  AccessChecklists checklists() {
    return new AccessChecklists(this, new LiveUpdates(), CLOCK);
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
