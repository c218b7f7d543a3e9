package app.gatehouse.configuration;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A source of the configuration with its sealed values opened. Opened values have an origin of
 * their own, so that whoever complains of one can tell that it must not be shown.
 */
final class OpenedValues extends EnumerablePropertySource<EnumerablePropertySource<?>>
    implements OriginLookup<String> {

  /** Where an opened value comes from. */
  static final Origin SEALED =
      new Origin() {
        @Override
        public String toString() {
          return "a sealed value";
        }
      };

  private final Map<String, String> opened;

  private OpenedValues(EnumerablePropertySource<?> source, Map<String, String> opened) {
    super(source.getName(), source);
    this.opened = opened;
  }

  /**
   * @param opened by the names under which the source has them
   */
  static PropertySource<?> in(EnumerablePropertySource<?> source, Map<String, String> opened) {
    return source instanceof SystemEnvironmentPropertySource variables
        ? new Variables(variables, opened)
        : new OpenedValues(source, opened);
  }

  @Override
  public String[] getPropertyNames() {
    return source.getPropertyNames();
  }

  @Override
  public @Nullable Object getProperty(String name) {
    String value = opened.get(name);
    return value == null ? source.getProperty(name) : value;
  }

  @Override
  public @Nullable Origin getOrigin(String name) {
    return opened.containsKey(name) ? SEALED : OriginLookup.getOrigin(source, name);
  }

  /** Environment variables, which Spring reads by other rules. */
  private static final class Variables extends SystemEnvironmentPropertySource
      implements OriginLookup<String> {

    private final Map<String, String> opened;

    private Variables(SystemEnvironmentPropertySource variables, Map<String, String> opened) {
      super(variables.getName(), with(variables, opened));
      this.opened = opened;
    }

    private static Map<String, Object> with(
        SystemEnvironmentPropertySource variables, Map<String, String> opened) {
      Map<String, Object> all = new HashMap<>(variables.getSource());
      all.putAll(opened);
      return Map.copyOf(all);
    }

    @Override
    public @Nullable Origin getOrigin(String name) {
      return opened.containsKey(name) ? SEALED : null;
    }
  }
}
