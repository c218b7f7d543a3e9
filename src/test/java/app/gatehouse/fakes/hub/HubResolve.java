package app.gatehouse.fakes.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** {@code /{id}/resolve/{revision}/{path}}: says what a file is, and leads to its bytes. */
final class HubResolve {

  private final FakeHub hub;
  private final HubGate gate;

  HubResolve(FakeHub hub, HubGate gate) {
    this.hub = hub;
    this.gate = gate;
  }

  Answer answer(Visit visit, String id, String revision, List<String> path) {
    HubModel model = hub.models().get(id);
    String name = String.join("/", path);
    HubError refused = refused(model, visit.token(), name);
    if (refused != null || model == null) {
      return (refused == null ? HubError.INVALID : refused).answer(false);
    }
    String commit = model.resolve(revision);
    if (commit == null) {
      return HubError.of(404, "RevisionNotFound", "Invalid rev id: " + revision).answer(false);
    }
    HubFileEntry file = model.entry(commit, name);
    if (file == null) {
      return HubError.of(404, "EntryNotFound", "Entry not found")
          .with("X-Repo-Commit", commit)
          .answer(false);
    }
    return file.isLarge() ? large(model, commit, file) : toSmall(model, commit, file);
  }

  /** Some files of a gated model are for everybody. */
  private @Nullable HubError refused(
      @Nullable HubModel model, @Nullable String token, String name) {
    HubError refused = gate.files(model, token);
    boolean gateOnly = refused != null && "GatedRepo".equals(refused.code());
    return gateOnly && (name.equals("README.md") || name.equals(".gitattributes")) ? null : refused;
  }

  private Answer large(HubModel model, String commit, HubFileEntry file) {
    String path = CdnAnswers.path(file);
    Answer answer =
        metadata(Answer.text(302, "text/plain; charset=utf-8", "Found. Redirecting"), commit, file)
            .with(
                "Location",
                hub.cdnUrl()
                    + path
                    + "?response-content-disposition=attachment&"
                    + hub.signatures().sign(path));
    if (file.kind() == HubFileEntry.Kind.XET) {
      String api = hub.publicUrl() + "/api/models/" + model.id() + "/xet-read-token/" + commit;
      answer
          .with("X-Xet-Hash", file.xetHash())
          .with(
              "Link",
              "<%s>; rel=\"xet-auth\", <%s/v1/reconstructions/%s>; rel=\"xet-reconstruction-info\""
                  .formatted(api, hub.cdnUrl(), file.xetHash()));
    }
    return answer;
  }

  private static Answer toSmall(HubModel model, String commit, HubFileEntry file) {
    String path =
        List.of(file.path().split("/")).stream()
            .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    return metadata(Answer.text(307, "text/plain", "Temporary Redirect"), commit, file)
        .with(
            "Location",
            "/api/resolve-cache/models/%s/%s/%s?etag=%%22%s%%22"
                .formatted(model.id(), commit, path, file.etag()));
  }

  /**
   * {@code /api/resolve-cache/models/{id}/{commit}/{path}}.
   *
   * @param path from the owner on
   */
  Answer small(Visit visit, List<String> path) {
    HubModel model = hub.models().get(path.get(0) + "/" + path.get(1));
    String name = String.join("/", path.subList(3, path.size()));
    HubError refused = refused(model, visit.token(), name);
    if (refused != null || model == null) {
      return (refused == null ? HubError.INVALID : refused).answer(false);
    }
    HubFileEntry file = model.entry(path.get(2), name);
    if (file == null) {
      return HubError.of(404, "EntryNotFound", "Entry not found").answer(false);
    }
    byte[] bytes = file.content().bytes();
    String encoding = visit.header("Accept-Encoding");
    boolean zipped = encoding != null && encoding.contains("gzip");
    Answer answer =
        Parts.of(
            zipped ? Content.of(zip(bytes)) : file.content(),
            zipped ? null : visit.header("Range"),
            Map.of());
    metadata(answer, path.get(2), file)
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("Vary", "Accept-Encoding");
    return zipped ? answer.with("Content-Encoding", "gzip") : answer;
  }

  private static Answer metadata(Answer answer, String commit, HubFileEntry file) {
    String etag = "\"" + file.etag() + "\"";
    answer.with("X-Repo-Commit", commit).with("Accept-Ranges", "bytes").with("ETag", etag);
    return file.isLarge()
        ? answer
            .with("X-Linked-Size", Long.toString(file.content().length()))
            .with("X-Linked-Etag", etag)
        : answer;
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
