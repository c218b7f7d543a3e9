package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.HubWire.Trail;
import app.gatehouse.downloads.internal.transfer.Located.AtHub;
import app.gatehouse.downloads.internal.transfer.Located.Source;
import app.gatehouse.outbound.OutboundResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the Hub's own answers say of a file. What other hosts say is never asked: their ETag is
 * another value. {@code X-Linked-Size} and {@code X-Linked-Etag} count before {@code
 * Content-Length} and {@code ETag}, which in a redirect may be the redirect's own.
 */
final class Metadata {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern BYTES = Pattern.compile("\\d{1,18}");

  private Metadata() {}

  static boolean isCommit(String revision) {
    return COMMIT.matcher(revision).matches();
  }

  /**
   * Empty when something is missing, or contradicts what was asked for.
   *
   * @param revision that was asked for
   */
  static Optional<Located> of(String revision, Trail trail) {
    Optional<String> commit = commit(revision, trail);
    Optional<String> etag = first(trail, "X-Linked-Etag").or(() -> last(trail, "ETag"));
    Optional<String> bytes =
        first(trail, "X-Linked-Size")
            .or(() -> atHub(trail) ? last(trail, "Content-Length") : Optional.empty())
            .filter(value -> BYTES.matcher(value).matches());
    if (commit.isEmpty() || etag.isEmpty() || bytes.isEmpty() || trail.end().isEmpty()) {
      return Optional.empty();
    }
    String name = plain(etag.get());
    Source source = trail.end().get();
    return Checksum.of(name)
        .map(sum -> new Located(commit.get(), name, sum, Long.parseLong(bytes.get()), source));
  }

  private static Optional<String> commit(String revision, Trail trail) {
    Optional<String> said = first(trail, "X-Repo-Commit").filter(Metadata::isCommit);
    if (!isCommit(revision)) {
      return said;
    }
    return said.isEmpty() || said.get().equals(revision) ? Optional.of(revision) : Optional.empty();
  }

  private static boolean atHub(Trail trail) {
    return trail.end().filter(AtHub.class::isInstance).isPresent();
  }

  private static Optional<String> first(Trail trail, String header) {
    return trail.answers().stream().flatMap(answer -> answer.header(header).stream()).findFirst();
  }

  private static Optional<String> last(Trail trail, String header) {
    OutboundResponse last = trail.last();
    return last.header(header);
  }

  /** Without the mark of a weak one, and without quotes. */
  private static String plain(String etag) {
    String value = etag.strip();
    String strong = value.startsWith("W/") ? value.substring(2) : value;
    return strong.replace("\"", "");
  }
}
