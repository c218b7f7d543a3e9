package app.gatehouse.configuration;

import app.gatehouse.storage.StartupRefusedException;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.ConfigurationCipher;
import app.gatehouse.vault.ConfigurationCipher.Form;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Opens every {@code ENC(…)} of the configuration, wherever it stands, before anything reads it.
 * All are opened at once, so that a wrong password is known at the start and not when a value is
 * first needed.
 */
final class SealedValues implements EnvironmentPostProcessor, Ordered {

  private static final String COMMAND_LINE = "commandLineArgs";

  private final Log log;

  SealedValues(DeferredLogFactory logs) {
    this.log = logs.getLog(SealedValues.class);
  }

  /** After all files have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    warnOfPasswordOnTheCommandLine(environment);
    Form form = ConfigurationCipher.form(environment);
    MutablePropertySources sources = environment.getPropertySources();
    @Nullable ConfigurationCipher cipher = null;
    for (PropertySource<?> source : sources.stream().toList()) {
      Map<String, String> sealed = sealed(source, form);
      if (!sealed.isEmpty()) {
        cipher = cipher == null ? cipher(environment, sealed) : cipher;
        sources.replace(
            source.getName(),
            OpenedValues.in((EnumerablePropertySource<?>) source, open(sealed, cipher)));
      }
    }
  }

  /** By name, in its order. */
  private static Map<String, String> sealed(PropertySource<?> source, Form form) {
    Map<String, String> found = new TreeMap<>();
    if (source instanceof EnumerablePropertySource<?> enumerable) {
      for (String name : enumerable.getPropertyNames()) {
        if (enumerable.getProperty(name) instanceof CharSequence text
            && form.fits(text.toString())) {
          found.put(name, text.toString());
        }
      }
    }
    return found;
  }

  private static ConfigurationCipher cipher(
      ConfigurableEnvironment environment, Map<String, String> sealed) {
    try {
      return ConfigurationPassword.cipher(environment);
    } catch (ConfigurationCipher.NoPasswordException e) {
      throw refused(
          "the value of %s is sealed; %s"
              .formatted(sealed.keySet().iterator().next(), ConfigurationPassword.HOW_TO_SET));
    }
  }

  private static Map<String, String> open(Map<String, String> sealed, ConfigurationCipher cipher) {
    Map<String, String> opened = new TreeMap<>();
    sealed.forEach((name, value) -> {
      try {
        opened.put(name, cipher.open(value));
      } catch (CannotOpenException e) {
        throw refused(
            "the sealed value of %s does not open; see that jasypt.encryptor.password is the one it was sealed with, or seal it again with the command encrypt."
                .formatted(name));
      }
    });
    return opened;
  }

  private void warnOfPasswordOnTheCommandLine(ConfigurableEnvironment environment) {
    PropertySource<?> arguments = environment.getPropertySources().get(COMMAND_LINE);
    if (arguments != null && arguments.containsProperty(ConfigurationPassword.PROPERTY)) {
      log.warn(
          ConfigurationPassword.PROPERTY
              + " is on the command line, where everybody on this machine can read it; set"
              + " JASYPT_ENCRYPTOR_PASSWORD or "
              + ConfigurationPassword.FILE_PROPERTY
              + " instead.");
    }
  }

  private static StartupRefusedException refused(String sentence) {
    return new StartupRefusedException(StartupRefusedException.CONFIGURATION, sentence);
  }
}
