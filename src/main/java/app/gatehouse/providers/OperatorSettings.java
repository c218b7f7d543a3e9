package app.gatehouse.providers;

import static java.util.Comparator.naturalOrder;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Reads {@code gatehouse.providers.*} and settles which provider each part is about. */
final class OperatorSettings {

  static final String PREFIX = "gatehouse.providers";

  private static final Comparator<ProviderId> DASHED_FIRST =
      Comparator.comparing(OperatorSettings::isDashed).reversed().thenComparing(naturalOrder());

  private OperatorSettings() {}

  /** For example {@code gatehouse.providers.mycorp.base-url}. */
  static String property(ProviderId id, String setting) {
    return PREFIX + "." + id + "." + setting;
  }

  /**
   * @return by id; an id that is not among the built-in ones adds a provider
   * @throws InvalidProviderException when a property is unknown, an id is not valid or taken by
   *     {@link ProviderId#LOCAL}, or two ids differ only in dashes
   */
  static SortedMap<ProviderId, ProviderSettings> read(
      Environment environment, List<ProviderId> builtIn) {
    Map<ProviderId, ProviderSettings> bound = new HashMap<>();
    bind(environment).forEach((key, settings) -> bound.put(id(key), settings));
    Map<String, ProviderId> owners = new HashMap<>();
    builtIn.forEach(id -> owners.put(uniform(id), id));

    // To Boot "my-corp" and "mycorp" are one name, and each brings the settings of both. An
    // environment variable cannot spell the dash, so that spelling gives way to the other.
    SortedMap<ProviderId, ProviderSettings> settled = new TreeMap<>();
    for (ProviderId id : bound.keySet().stream().sorted(DASHED_FIRST).toList()) {
      if (uniform(id).equals(uniform(ProviderId.LOCAL))) {
        throw new InvalidProviderException(
            PREFIX + "." + id, "is the name of models that are files on this machine");
      }
      ProviderId owner = owners.computeIfAbsent(uniform(id), any -> id);
      if (!owner.equals(id) && isDashed(id) && !builtIn.contains(owner)) {
        throw new InvalidProviderException(
            PREFIX + "." + id,
            "shares its id with " + PREFIX + "." + owner + ", since dashes do not count");
      }
      settled.put(owner, bound.get(id));
    }
    return settled;
  }

  private static Map<String, ProviderSettings> bind(Environment environment) {
    try {
      return Binder.get(environment)
          .bind(
              PREFIX,
              Bindable.mapOf(String.class, ProviderSettings.class),
              new NoUnboundElementsBindHandler(
                  BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
          .orElseGet(Map::of);
    } catch (BindException e) {
      if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
        throw new InvalidProviderException(
            unbound.getUnboundProperties().iterator().next().getName().toString(),
            "is not a setting of a provider");
      }
      throw new InvalidProviderException(e.getName().toString(), "cannot be read");
    }
  }

  private static ProviderId id(String key) {
    try {
      return new ProviderId(key);
    } catch (IllegalArgumentException e) {
      throw new InvalidProviderException(
          PREFIX + "." + key,
          "does not name a provider: an id has 1 to 40 lower-case letters, digits and dashes");
    }
  }

  private static String uniform(ProviderId id) {
    return id.value().replace("-", "");
  }

  private static boolean isDashed(ProviderId id) {
    return id.value().contains("-");
  }
}
