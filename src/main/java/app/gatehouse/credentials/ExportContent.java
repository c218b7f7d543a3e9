package app.gatehouse.credentials;

import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is inside an export: JSON, with an object for each provider. */
final class ExportContent {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ProviderCatalog providers;
  private final ObjectNode content = MAPPER.createObjectNode();
  private final ArrayNode keys = content.putArray("keys");
  private final List<Provider> leftOut = new ArrayList<>();

  ExportContent(ProviderCatalog providers) {
    this.providers = providers;
  }

  void add(Credential saved, @Nullable SecretText secret) {
    ObjectNode key = keys.addObject().put("provider", saved.provider().value());
    if (secret != null) {
      key.put("secret", secret.expose());
    }
    URI endpoint = saved.endpoint();
    if (endpoint != null) {
      key.put("endpoint", endpoint.toString());
    }
  }

  void leaveOut(Credential saved) {
    providers.find(saved.provider()).ifPresent(leftOut::add);
  }

  int count() {
    return keys.size();
  }

  List<Provider> leftOut() {
    return List.copyOf(leftOut);
  }

  SecretText text() {
    return SecretText.of(MAPPER.writeValueAsString(content));
  }

  /** Empty when it is not such content. What it says of a key is taken as if it were pasted. */
  static Optional<FoundKeys> read(SecretText text, ProviderCatalog providers) {
    try {
      JsonNode keys = MAPPER.readTree(text.expose()).path("keys");
      return keys.isArray() && keys.size() <= PastedKeys.MAX_ENTRIES
          ? Optional.of(new Reader(providers).through(keys))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Reads what {@link ExportContent} wrote, here or elsewhere. */
  private static final class Reader {

    private final ProviderCatalog providers;
    private final List<FoundKey> found = new ArrayList<>();
    private final List<RefusedKey> refused = new ArrayList<>();
    private int ignored;

    private Reader(ProviderCatalog providers) {
      this.providers = providers;
    }

    private FoundKeys through(JsonNode keys) {
      keys.forEach(key ->
          provider(key.path("provider").asString(""))
              .ifPresentOrElse(provider -> read(provider, key), () -> ignored++));
      return new FoundKeys(found, refused, ignored);
    }

    /** Empty for one that this Gatehouse does not have. */
    private Optional<Provider> provider(String id) {
      return ProviderId.isValid(id) ? providers.find(new ProviderId(id)) : Optional.empty();
    }

    private void read(Provider provider, JsonNode key) {
      String address = key.path("endpoint").isString() ? key.path("endpoint").asString() : null;
      boolean hasSecret = provider.access().takesSecret() && key.path("secret").isString();
      if (!provider.access().needsSecret() && !hasSecret) {
        found.add(new FoundKey(provider, "", null, address, null));
        return;
      }
      switch (PastedKey.parse(key.path("secret").asString(""))) {
        case PastedKey.Accepted(SecretText secret) ->
            found.add(new FoundKey(provider, "", secret, address, null));
        case PastedKey.Refused(PastedKey.Reason reason) ->
            refused.add(new RefusedKey(provider, "", RefusedKey.Reason.of(reason)));
      }
    }
  }
}
