package app.gatehouse.providers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All providers there are, in the order they are shown: the built-in ones, then those the operator
 * added, by id. Immutable.
 */
public final class ProviderCatalog {

  private final List<Provider> providers;
  private final Map<String, Variable> variables = new HashMap<>();

  /**
   * What a variable is known to hold.
   *
   * @param secret whether it is the provider's key or token; else it is its address
   */
  public record Variable(Provider provider, boolean secret) {}

  /**
   * @throws IllegalArgumentException when two providers share an id
   */
  public ProviderCatalog(List<Provider> providers) {
    Set<ProviderId> ids = new HashSet<>();
    for (Provider provider : providers) {
      if (!ids.add(provider.id())) {
        throw new IllegalArgumentException("Two providers share the id " + provider.id());
      }
    }
    this.providers = List.copyOf(providers);
    for (Provider provider : providers) {
      provider.variables().secret().forEach(name -> add(name, new Variable(provider, true)));
      provider.variables().address().forEach(name -> add(name, new Variable(provider, false)));
    }
  }

  private void add(String name, Variable variable) {
    variables.putIfAbsent(bare(name), variable);
  }

  /**
   * What a variable of this name holds. Case and separators do not count, so {@code openai.apiKey}
   * is {@code OPENAI_API_KEY}; where two providers claim a name, the first has it.
   */
  public Optional<Variable> variable(String name) {
    return Optional.ofNullable(variables.get(bare(name)));
  }

  private static String bare(String name) {
    StringBuilder letters = new StringBuilder();
    name.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
    return letters.toString().toUpperCase(Locale.ROOT);
  }

  public List<Provider> all() {
    return providers;
  }

  /** Empty when there is none by this id, for example after an operator took it out. */
  public Optional<Provider> find(ProviderId id) {
    return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
  }

  /**
   * @throws IllegalArgumentException when there is none by this id
   */
  public Provider get(ProviderId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No provider " + id));
  }

  /**
   * Tells from its first characters whose key this is; where several shapes match, the longest one
   * decides, so {@code sk-or-v1-} is OpenRouter although OpenAI's keys begin with {@code sk-}.
   *
   * <p>Empty proves nothing: Azure's keys and those of an operator's provider have no shape. A bare
   * {@code sk-} is weak evidence too, since services that imitate OpenAI hand out such keys.
   *
   * @param key without anything around it; neither copied nor kept
   */
  public Optional<Provider> recognise(CharSequence key) {
    @Nullable Provider owner = null;
    int longest = 0;
    for (Provider provider : providers) {
      for (KeyShape shape : provider.keyShapes()) {
        if (shape.prefix().length() > longest && shape.matches(key)) {
          longest = shape.prefix().length();
          owner = provider;
        }
      }
    }
    return Optional.ofNullable(owner);
  }
}
