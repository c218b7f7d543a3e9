package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.Alias;
import app.gatehouse.gateway.Aliases;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelKind;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.providers.ProviderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The models a token may be used for, in the words of each dialect. */
@Component
class ModelList {

  private static final ModelQuery ON =
      new ModelQuery(
          "",
          Set.of(),
          null,
          true,
          false,
          true,
          ModelQuery.Locked.NONE,
          ModelQuery.Order.PROVIDER,
          false);

  private final ModelCatalog catalog;
  private final Aliases aliases;
  private final ModelNames names;

  ModelList(ModelCatalog catalog, Aliases aliases, ModelNames names) {
    this.catalog = catalog;
    this.aliases = aliases;
    this.names = names;
  }

  /** Those that answer what can be asked here. */
  static List<Model> usable(ModelCatalog catalog, AccountId account) {
    return catalog.find(account, ON).stream()
        .filter(model -> !model.gone())
        .filter(model ->
            model.facts().kind() == ModelKind.CHAT || model.facts().kind() == ModelKind.EMBEDDING)
        .toList();
  }

  /** As OpenAI lists them; aliases first. */
  Map<String, Object> openAi(KnownToken token) {
    return Map.of("object", "list", "data", openAiEntries(token));
  }

  /** One of the list, by its id. */
  Map<String, Object> openAi(KnownToken token, String id) throws RefusedException {
    return find(openAiEntries(token), id);
  }

  private List<Map<String, Object>> openAiEntries(KnownToken token) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Alias alias : aliases.of(token.account())) {
      if (token.allows(alias.name())) {
        entries.add(openAiEntry(alias.name(), "gatehouse"));
      }
    }
    for (Model model : usable(catalog, token.account())) {
      if (token.allows(model.ref().toString())) {
        entries.add(openAiEntry(model.ref().toString(), model.ref().provider().value()));
      }
    }
    return entries;
  }

  private static Map<String, Object> openAiEntry(String id, String owner) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", id);
    entry.put("object", "model");
    // Required, and unknown of most.
    entry.put("created", 0);
    entry.put("owned_by", owner);
    return entry;
  }

  /** As Anthropic lists them; in one page. */
  Map<String, Object> anthropic(KnownToken token) {
    List<Map<String, Object>> entries = anthropicEntries(token);
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("data", entries);
    list.put("has_more", false);
    list.put("first_id", entries.isEmpty() ? null : entries.getFirst().get("id"));
    list.put("last_id", entries.isEmpty() ? null : entries.getLast().get("id"));
    return list;
  }

  Map<String, Object> anthropic(KnownToken token, String id) throws RefusedException {
    return find(anthropicEntries(token), id);
  }

  private List<Map<String, Object>> anthropicEntries(KnownToken token) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Model model : usable(catalog, token.account())) {
      if (names.speaksAnthropic(model.ref())
          && (token.allows(model.ref().toString()) || token.allows(model.ref().id()))) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", "model");
        entry.put("id", anthropicId(model));
        entry.put("display_name", model.name());
        entry.put("created_at", Instant.EPOCH.toString());
        entries.add(entry);
      }
    }
    return entries;
  }

  private static String anthropicId(Model model) {
    ProviderId provider = model.ref().provider();
    return provider.equals(ModelNames.ANTHROPIC) ? model.ref().id() : model.ref().toString();
  }

  private static Map<String, Object> find(List<Map<String, Object>> entries, String id)
      throws RefusedException {
    return entries.stream()
        .filter(entry -> id.equals(entry.get("id")))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                Refusals.unknownModel(
                    "No such model is unlocked for this access token. GET /v1/models lists those"
                        + " that are.")));
  }
}
