package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.HubModel;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a model out of the Hub's answer, and asks for its tree where that answer does not tell of
 * every model file how large it is.
 */
final class ModelReading {

  private static final int MOST_PAGES = 10;

  private final HubClient client;
  private final Catalogue addresses;
  private final @Nullable SecretText token;

  /**
   * @param token the model is asked for with, or null
   */
  ModelReading(HubClient client, Catalogue addresses, @Nullable SecretText token) {
    this.client = client;
    this.addresses = addresses;
    this.token = token;
  }

  HubModel read(RepositoryId asked, JsonNode json) {
    RepositoryId id = ModelJson.id(json).orElse(asked);
    @Nullable String commit = ModelJson.commit(json);
    List<HubFile> told = ModelJson.siblings(json);
    boolean all = told.size() < ModelJson.MOST_FILES;
    if (isIncomplete(told)) {
      Files files = tree(addresses.tree(id, commit == null ? "main" : commit));
      all = files.all() && all;
      told = together(told, files.files());
    }
    return new HubModel(
        id,
        commit,
        json.path("private").booleanValue(false),
        ModelJson.gating(json),
        ModelJson.facts(json),
        FileGrouping.of(told, all));
  }

  private record Files(List<HubFile> files, boolean all) {}

  private static boolean isIncomplete(List<HubFile> files) {
    return files.isEmpty()
        || files.stream()
            .anyMatch(file ->
                file.bytes() == null && file.path().toLowerCase(Locale.ROOT).endsWith(".gguf"));
  }

  /** What was told without the tree still holds when the tree is not told. */
  private Files tree(URI first) {
    List<HubFile> files = new ArrayList<>();
    Optional<URI> page = Optional.of(first);
    try {
      for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
        URI address = page.get();
        OutboundResponse response = client.ask(address, token);
        HubAnswer answer = HubAnswer.of(response);
        if (!answer.isSuccess() || !answer.json().isArray()) {
          return new Files(files, false);
        }
        files.addAll(ModelJson.tree(answer.json()));
        page =
            Catalogue.next(response.headers("Link"))
                .flatMap(next -> client.withinApi(address, next));
      }
    } catch (OutboundException.NotReachable | OutboundException.AnswerTooLarge failure) {
      return new Files(files, false);
    }
    return new Files(files, page.isEmpty());
  }

  /** The tree tells more of a file. */
  private static List<HubFile> together(List<HubFile> siblings, List<HubFile> tree) {
    Map<String, HubFile> byPath = new LinkedHashMap<>();
    siblings.forEach(file -> byPath.putIfAbsent(file.path(), file));
    tree.forEach(file ->
        byPath.compute(
            file.path(), (path, known) -> known == null || file.bytes() != null ? file : known));
    return List.copyOf(byPath.values());
  }
}
