package app.gatehouse.downloads.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Progress;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Downloads of one account, in whatever state a test wants; notes what is asked of them. */
final class FakeDownloads implements Downloads {

  static final RepositoryId MODEL = new RepositoryId("o/m-GGUF");
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  final List<String> heard = new ArrayList<>();
  final Map<DownloadId, Download> all = new LinkedHashMap<>();
  boolean offline;
  boolean here = true;
  long free = 100_000_000_000L;

  static FileGroup group(String name, @Nullable Long bytes) {
    return new FileGroup(
        name, "Q4_K_M", FileGroup.Role.MODEL, List.of(new HubFile(name, bytes, null)));
  }

  /** Is there from now on, in the place of one of the same name. */
  Download have(String name, Download.State state, Progress progress) {
    DownloadId id =
        all.values().stream()
            .filter(known -> known.name().equals(name))
            .map(Download::id)
            .findFirst()
            .orElseGet(DownloadId::random);
    Download download =
        new Download(
            id,
            MODEL,
            name,
            null,
            List.of(name),
            state,
            progress,
            NOW,
            state instanceof Download.Done || state instanceof Download.Failed);
    all.put(id, download);
    return download;
  }

  Download have(String name, Download.State state) {
    return have(name, state, new Progress(0, 1000L, 0, null));
  }

  @Override
  public Download add(AccountId account, RepositoryId repository, FileGroup group) {
    heard.add("add " + group.name());
    return have(group.name(), new Download.Queued(1), new Progress(0, group.bytes(), 0, null));
  }

  @Override
  public Download addWhenApproved(
      AccountId account, RepositoryId repository, FileGroup group, HubAccess said) {
    heard.add("wait " + group.name());
    return have(
        group.name(),
        new Download.Waiting(said, NOW, NOW.plusSeconds(60)),
        new Progress(0, group.bytes(), 0, null));
  }

  @Override
  public boolean canKeep(FileGroup group) {
    return !group.name().contains("unsafe");
  }

  @Override
  public List<Download> list(AccountId account) {
    return List.copyOf(all.values()).reversed();
  }

  @Override
  public Optional<Download> find(AccountId account, DownloadId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<Download> of(AccountId account, RepositoryId repository, String name) {
    return all.values().stream().filter(known -> known.name().equals(name)).findFirst();
  }

  @Override
  public boolean isHere(Download download) {
    return here;
  }

  @Override
  public boolean pause(AccountId account, DownloadId id) {
    return heard.add("pause " + name(id));
  }

  @Override
  public boolean resume(AccountId account, DownloadId id) {
    return heard.add("resume " + name(id));
  }

  @Override
  public boolean retry(AccountId account, DownloadId id) {
    return heard.add("retry " + name(id));
  }

  @Override
  public boolean cancel(AccountId account, DownloadId id) {
    return heard.add("cancel " + Objects.requireNonNull(all.remove(id)).name());
  }

  @Override
  public boolean dismiss(AccountId account, DownloadId id) {
    return heard.add("dismiss " + Objects.requireNonNull(all.remove(id)).name());
  }

  @Override
  public void markSeen(AccountId account) {
    heard.add("seen");
  }

  @Override
  public void askAgain(AccountId account, RepositoryId repository) {
    heard.add("ask " + repository);
  }

  @Override
  public long freeBytes() {
    return free;
  }

  @Override
  public boolean isOffline() {
    return offline;
  }

  private String name(DownloadId id) {
    return Objects.requireNonNull(all.get(id)).name();
  }
}
