package app.gatehouse.hub.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.hub.FilePart;
import app.gatehouse.hub.FoundModel;
import app.gatehouse.hub.FoundPage;
import app.gatehouse.hub.GatePart;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubFacts;
import app.gatehouse.hub.HubModel;
import app.gatehouse.hub.HubModels;
import app.gatehouse.hub.HubResult;
import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.KnownAccess.Known;
import app.gatehouse.hub.MachineSpace;
import app.gatehouse.hub.ModelFiles;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelPart;
import app.gatehouse.models.ModelRef;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a page asks, with answers that a test gives. */
final class FakePage implements HubModels {

  static final HubFacts NO_FACTS = new HubFacts(null, null, null, null, null, null, null, null);

  final List<HubSearch> searches = new CopyOnWriteArrayList<>();
  final List<FoundPage.Next> mores = new CopyOnWriteArrayList<>();
  final List<RepositoryId> opened = new CopyOnWriteArrayList<>();
  final Map<RepositoryId, Known> known = new HashMap<>();
  final Map<ModelRef, Model> local = new HashMap<>();
  final List<FilePart> fileParts = new ArrayList<>();
  final List<GatePart> gateParts = new ArrayList<>();
  final List<ModelPart> modelParts = new ArrayList<>();
  final LiveUpdates live = new LiveUpdates();
  volatile Supplier<HubResult<FoundPage>> found = () -> told(List.of(), false);
  volatile Supplier<HubResult<FoundPage>> further = found;
  volatile Function<RepositoryId, HubResult<HubModel>> model =
      id -> new HubResult.Told<>(model(id, ModelFiles.NONE));
  MachineSpace space = new MachineSpace(16_000_000_000L, 100_000_000_000L);

  private final AccountId account = AccountId.random();
  private final FakeHub access;

  FakePage(FakeHub access) {
    this.access = access;
  }

  HubPage make() {
    return new HubPage(
        account,
        this,
        access.checklists(),
        (who, models) -> {
          Map<RepositoryId, Known> those = new HashMap<>(known);
          those.keySet().retainAll(models);
          return those;
        },
        () -> space,
        ref -> Optional.ofNullable(local.get(ref)),
        fileParts,
        gateParts,
        modelParts,
        live,
        Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));
  }

  static HubModel model(RepositoryId id, ModelFiles files) {
    return new HubModel(id, null, false, Gating.OPEN, NO_FACTS, files);
  }

  static FoundModel row(String id, Gating gating) {
    return new FoundModel(new RepositoryId(id), gating, NO_FACTS);
  }

  static HubResult<FoundPage> told(List<FoundModel> models, boolean more) {
    FoundPage.Next next =
        more ? new FoundPage.Next(URI.create("https://hub.example/api/models?cursor=x")) : null;
    return new HubResult.Told<>(new FoundPage(models, next, false));
  }

  @Override
  public HubResult<FoundPage> search(HubSearch wanted) {
    searches.add(wanted);
    return found.get();
  }

  @Override
  public HubResult<FoundPage> more(FoundPage.Next next) {
    mores.add(next);
    return further.get();
  }

  @Override
  public HubResult<HubModel> open(AccountId who, RepositoryId id) {
    opened.add(id);
    return model.apply(id);
  }
}
