package app.gatehouse.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * What {@code providers.yaml} holds.
 *
 * @param builtIn in the order they are shown
 * @param added the texts of providers that an operator adds
 */
record ProvidersFile(List<Provider> builtIn, Added added) {

  private static final String NAME = "providers.yaml";

  /**
   * @param withSecret for those that want a key
   * @param withAddress for local servers
   */
  record Added(Texts withSecret, Texts withAddress) {}

  /** Texts in which {@code {name}} stands for the provider's name. */
  record Texts(
      String tagline,
      String description,
      String keyPageLabel,
      List<String> steps,
      List<String> troubleshooting,
      String costs) {

    Texts of(String name) {
      return new Texts(
          named(tagline, name),
          named(description, name),
          named(keyPageLabel, name),
          steps.stream().map(step -> named(step, name)).toList(),
          troubleshooting.stream().map(line -> named(line, name)).toList(),
          named(costs, name));
    }

    private static String named(String text, String name) {
      return text.replace("{name}", name);
    }
  }

  /** Reads the file of this build; a mistake in it is ours, and stops the start. */
  static ProvidersFile read() {
    return read(new ClassPathResource(NAME));
  }

  // Visible for testing.
  static ProvidersFile read(Resource resource) {
    try {
      var sources = new YamlPropertySourceLoader().load(NAME, resource);
      var everyField = new NoUnboundElementsBindHandler(BindHandler.DEFAULT);
      return new Binder(ConfigurationPropertySources.from(sources))
          .bind("", Bindable.of(ProvidersFile.class), everyField)
          .get();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + NAME, e);
    }
  }
}
