package app.gatehouse.credentials;

import app.gatehouse.credentials.FoundKey.Doubt;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.Provider.Access;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderCatalog.Variable;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says whose the entries of a text are. Never throws. */
final class KeySearch {

  /** As {@link ProviderCatalog#recognise} says, many services hand out keys that begin so. */
  private static final String COMMON_BEGINNING = "sk-";

  /** Characters; what is shorter and has no name is a word rather than a key. */
  private static final int SHORTEST_UNNAMED = 16;

  /** Characters. */
  private static final int LONGEST_NAME = 80;

  private static final Pattern BETWEEN = Pattern.compile("[\\s\"'`,;()<>\\[\\]{}=]+");

  private final ProviderCatalog providers;
  private final Map<ProviderId, List<FoundKey>> keys = new LinkedHashMap<>();
  private final List<RefusedKey> refused = new ArrayList<>();
  private final Map<ProviderId, String> addresses = new HashMap<>();
  private int ignored;

  KeySearch(ProviderCatalog providers) {
    this.providers = providers;
  }

  FoundKeys through(List<Entry> entries) {
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Named(String name, String value) -> named(name, value);
        case Entry.SeveralLines(String name) -> severalLines(name);
        case Entry.Unnamed(String text) -> unnamed(text);
      }
    }
    addLocalServers();
    return new FoundKeys(
        keys.values().stream().flatMap(List::stream).map(this::withAddress).toList(),
        refused.stream().filter(this::isOnlyOne).toList(),
        ignored);
  }

  private void named(String name, String value) {
    Optional<Variable> variable = variable(name);
    if (variable.isEmpty() && isBareKey(name)) {
      // A note behind a key looks like a value behind a name, which would be shown.
      unnamed(name + " " + value);
    } else if (variable.isEmpty()) {
      unknown(name, value);
    } else if (variable.get().secret()) {
      secret(variable.get().provider(), shortName(name), value);
    } else if (!value.isBlank()) {
      addresses.putIfAbsent(variable.get().provider().id(), value.strip());
    }
  }

  private void severalLines(String name) {
    Optional<Variable> variable = variable(name).filter(Variable::secret);
    variable.ifPresentOrElse(
        known -> refuse(known.provider(), shortName(name), RefusedKey.Reason.SEVERAL_LINES),
        () -> ignored++);
  }

  private void unnamed(String text) {
    boolean any = false;
    for (String part : BETWEEN.split(text)) {
      any |= isBareKey(part) && addIfRecognised("", part, false);
    }
    ignored += any ? 0 : 1;
  }

  private void secret(Provider provider, String name, String value) {
    if (!provider.access().needsSecret() && !isTokenOf(provider, value)) {
      refuse(provider, name, RefusedKey.Reason.NO_KEY_NEEDED);
      return;
    }
    switch (PastedKey.parse(value)) {
      case PastedKey.Refused(PastedKey.Reason reason) ->
          refuse(provider, name, RefusedKey.Reason.of(reason));
      case PastedKey.Accepted(SecretText key) -> {
        try (key) {
          judge(provider, name, key.expose());
        }
      }
    }
  }

  /** Programs want some value for servers that need none, so only a real token counts. */
  private static boolean isTokenOf(Provider provider, String value) {
    return provider.access().takesSecret()
        && provider.keyShapes().stream().anyMatch(shape -> shape.matches(value));
  }

  private void judge(Provider named, String name, String key) {
    if (Placeholder.is(key)) {
      refuse(named, name, RefusedKey.Reason.PLACEHOLDER);
      return;
    }
    Provider owner =
        providers
            .recognise(key)
            .filter(other -> !other.id().equals(named.id()))
            .filter(other -> other.access().takesSecret())
            .filter(other -> !isCommon(key, other) || !named.keyShapes().isEmpty())
            .orElse(named);
    found(owner, name, key, owner.id().equals(named.id()) ? null : new Doubt.NamedFor(named));
  }

  private void unknown(String name, String value) {
    ignored += addIfRecognised(showable(shortName(name)), value, true) ? 0 : 1;
  }

  /**
   * @param named whether a name stands by it, which may be that of a service nobody knows here
   */
  private boolean addIfRecognised(String name, String value, boolean named) {
    try (SecretText key = accepted(value)) {
      String text = key == null ? "" : key.expose();
      Optional<Provider> owner =
          text.length() < SHORTEST_UNNAMED || Placeholder.is(text)
              ? Optional.empty()
              : providers.recognise(text).filter(found -> found.access().takesSecret());
      owner.ifPresent(found -> {
        boolean doubtful = named && isCommon(text, found);
        found(found, name, text, doubtful ? new Doubt.CommonBeginning() : null);
      });
      return owner.isPresent();
    }
  }

  /** Empty for a name that is too long for one, or has what may be a key stuck in it. */
  private String showable(String name) {
    return name.length() <= LONGEST_NAME
            && IntStream.range(0, name.length())
                .noneMatch(start -> isBareKey(name.substring(start)))
        ? name
        : "";
  }

  /** Words begin like keys too; keys are long, and have digits or capitals in them. */
  private boolean isBareKey(String part) {
    return part.length() >= SHORTEST_UNNAMED
        && (part.chars().anyMatch(Character::isDigit)
            || (part.chars().anyMatch(Character::isUpperCase)
                && part.chars().anyMatch(Character::isLowerCase)))
        && providers.recognise(part).isPresent();
  }

  private @Nullable SecretText accepted(String value) {
    return PastedKey.parse(value) instanceof PastedKey.Accepted(SecretText key) ? key : null;
  }

  /** Whether the beginning that tells the owner is one that many services use. */
  private static boolean isCommon(String key, Provider owner) {
    return owner.keyShapes().stream()
        .filter(shape -> shape.matches(key))
        .allMatch(shape -> shape.prefix().equals(COMMON_BEGINNING));
  }

  private void found(Provider owner, String name, String key, @Nullable Doubt doubt) {
    FoundKey found = new FoundKey(owner, name, SecretText.of(key), null, doubt);
    List<FoundKey> others = keys.computeIfAbsent(owner.id(), any -> new ArrayList<>());
    Optional<FoundKey> same = others.stream().filter(found::isSameAs).findFirst();
    if (same.isEmpty()) {
      others.add(found);
      return;
    }
    SecretText again = found.secret();
    if (again != null) {
      again.close();
    }
    if (same.get().doubt() != null && doubt == null) {
      // Said once more under a name that leaves no doubt.
      others.set(others.indexOf(same.get()), same.get().under(name));
    }
  }

  private void refuse(Provider provider, String name, RefusedKey.Reason reason) {
    refused.add(new RefusedKey(provider, name, reason));
  }

  /** A local server is its address; where another provider has one, it goes with its key. */
  private void addLocalServers() {
    addresses.forEach((id, address) -> {
      Provider provider = providers.get(id);
      if (!provider.access().needsSecret() && !keys.containsKey(id)) {
        keys.put(id, List.of(new FoundKey(provider, "", null, address, null)));
      } else if (!keys.containsKey(id)) {
        ignored++;
      }
    });
  }

  private FoundKey withAddress(FoundKey key) {
    return key.secret() != null && key.provider().access() != Access.SECRET
        ? key.at(addresses.get(key.provider().id()))
        : key;
  }

  /** A template's line above the real one is not worth a word. */
  private boolean isOnlyOne(RefusedKey key) {
    return !keys.containsKey(key.provider().id());
  }

  private Optional<Variable> variable(String name) {
    return providers.variable(name).or(() -> providers.variable(shortName(name)));
  }

  /** Without the object that it stood in. */
  private static String shortName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
