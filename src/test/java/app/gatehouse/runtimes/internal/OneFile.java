package app.gatehouse.runtimes.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.LocalFiles;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files that one account sees, and nobody else. */
public final class OneFile implements LocalFiles {

  public static final AccountId ACCOUNT = new AccountId(UUID.randomUUID());

  private final List<LocalFile> files = new ArrayList<>();

  /** Takes it in as {@code local/ann/tiny/<name>}. */
  public LocalFile add(Path path, GgufHeader header) {
    return add(List.of(path), header);
  }

  /** As {@link #add(Path, GgufHeader)}, in parts. */
  public LocalFile add(List<Path> paths, GgufHeader header) {
    String name = paths.getFirst().getFileName().toString();
    LocalFile file =
        new LocalFile(
            new ModelRef(new ProviderId("local"), "ann/tiny/" + name),
            new RepositoryId("ann/tiny"),
            "c".repeat(40),
            name,
            paths,
            paths.stream().mapToLong(path -> path.toFile().length()).sum(),
            header);
    files.add(file);
    return file;
  }

  /** As {@link app.gatehouse.fakes.TinyGguf} says of itself. */
  public static GgufHeader tiny() {
    return header("llama", 120_000);
  }

  public static GgufHeader header(String architecture, long parameters) {
    return new GgufHeader(
        3, architecture, "Tiny", "100K", "mit", parameters, "F32", 512L, 1, true, 2L, 64L, 4L, 2L);
  }

  /** It is not there any more. */
  public void forget(LocalFile file) {
    files.remove(file);
  }

  @Override
  public List<LocalFile> list(AccountId account) {
    return account.equals(ACCOUNT) ? List.copyOf(files) : List.of();
  }

  @Override
  public Optional<LocalFile> find(AccountId account, ModelRef ref) {
    return list(account).stream()
        .filter(file -> file.ref().equals(ref))
        .filter(file -> file.paths().stream().allMatch(Files::exists))
        .findFirst();
  }

  @Override
  public List<LocalFile> of(AccountId account, RepositoryId repository) {
    return list(account).stream().filter(file -> file.repository().equals(repository)).toList();
  }

  /** There is no cache to be looked through. */
  @Override
  public void look() {}
}
