package app.gatehouse.fakes.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/models/{id}} and what lies below it. */
final class HubModelInfo {

  private final FakeHub hub;
  private final HubGate gate;

  HubModelInfo(FakeHub hub, HubGate gate) {
    this.hub = hub;
    this.gate = gate;
  }

  /**
   * @param rest of the path, behind the model's name
   */
  Answer answer(Visit visit, String id, List<String> rest) {
    HubModel model = hub.models().get(id);
    if (rest.equals(List.of("auth-check"))) {
      HubError refused = gate.files(model, visit.token());
      return refused == null ? Answer.text(200, "text/plain", "OK") : refused.answer(true);
    }
    HubError wrong = gate.token(visit.token());
    if (wrong == null) {
      wrong = gate.model(model, visit.token());
    }
    if (wrong != null || model == null) {
      return (wrong == null ? HubError.INVALID : wrong).answer(true);
    }
    String what = rest.isEmpty() ? "" : rest.getFirst();
    String revision = rest.size() > 1 ? rest.get(1) : "main";
    if (what.equals("refs")) {
      return refs(model);
    }
    String commit = model.resolve(revision);
    if (commit == null) {
      return HubError.of(404, "RevisionNotFound", "Invalid rev id: " + revision).answer(true);
    }
    return switch (what) {
      case "", "revision" -> info(visit, model, commit);
      case "tree" ->
          tree(
              visit,
              model,
              commit,
              String.join("/", rest.subList(Math.min(2, rest.size()), rest.size())));
      case "paths-info" -> paths(visit, model, commit);
      default -> HubError.of(404, null, "Not Found").answer(true);
    };
  }

  private static Answer info(Visit visit, HubModel model, String commit) {
    Map<String, Object> fields = new LinkedHashMap<>(model.fields(commit, visit.isOn("blobs")));
    List<String> expand = visit.values("expand");
    if (!expand.isEmpty()) {
      if (visit.isOn("blobs")) {
        return HubError.of(400, null, "expand cannot be used with blobs").answer(true);
      }
      fields
          .keySet()
          .removeIf(name -> !name.equals("_id") && !name.equals("id") && !expand.contains(name));
    }
    return Answer.json(fields);
  }

  private static Answer refs(HubModel model) {
    List<Json> branches =
        model.branches().entrySet().stream()
            .map(branch ->
                Json.object()
                    .with("name", branch.getKey())
                    .with("ref", "refs/heads/" + branch.getKey())
                    .with("targetCommit", branch.getValue()))
            .toList();
    return Answer.json(
        Json.object()
            .with("branches", branches)
            .with("tags", List.of())
            .with("converts", List.of()));
  }

  private Answer tree(Visit visit, HubModel model, String commit, String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    Map<String, Json> entries = new TreeMap<>();
    for (HubFileEntry file : model.files(commit)) {
      if (file.path().startsWith(prefix)) {
        addFolders(entries, file.path(), prefix, visit.isOn("recursive"));
        if (visit.isOn("recursive") || !file.path().substring(prefix.length()).contains("/")) {
          entries.put(file.path(), file.leaf());
        }
      }
    }
    if (!folder.isEmpty() && entries.isEmpty()) {
      return HubError.of(404, "EntryNotFound", folder + " does not exist")
          .with("X-Repo-Commit", commit)
          .answer(true);
    }
    List<Json> all = List.copyOf(entries.values());
    int most = visit.isOn("expand") ? Math.min(50, hub.treePage()) : hub.treePage();
    int from = Math.min(visit.number("cursor", 0), all.size());
    int to = Math.min(from + Math.clamp(visit.number("limit", most), 1, most), all.size());
    Answer answer = Answer.json(all.subList(from, to));
    return to < all.size() ? answer.with("Link", HubSearch.next(hub, visit, to)) : answer;
  }

  private static void addFolders(
      Map<String, Json> entries, String path, String prefix, boolean recursive) {
    int slash = path.indexOf('/', prefix.length());
    while (slash > 0) {
      String folder = path.substring(0, slash);
      entries.putIfAbsent(
          folder,
          Json.object()
              .with("type", "directory")
              .with("path", folder)
              .with("size", 0)
              .with("oid", Content.of(folder).gitHash()));
      slash = recursive ? path.indexOf('/', slash + 1) : -1;
    }
  }

  private static Answer paths(Visit visit, HubModel model, String commit) {
    JsonNode body = JsonMapper.shared().readTree(visit.body());
    List<Json> found =
        body.path("paths").values().stream()
            .map(path -> model.entry(commit, path.stringValue("")))
            .filter(java.util.Objects::nonNull)
            .map(HubFileEntry::leaf)
            .toList();
    if (body.path("expand").booleanValue(false)) {
      found.forEach(file -> file.with("lastCommit", Json.object().with("id", commit)));
    }
    return Answer.json(found);
  }
}
