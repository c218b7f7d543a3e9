package app.gatehouse.vault;

import com.ulisesbocchio.jasyptspringboot.configuration.StringEncryptorBuilder;
import com.ulisesbocchio.jasyptspringboot.properties.JasyptEncryptorConfigurationProperties;
import org.jasypt.encryption.StringEncryptor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Opens and makes {@code ENC(…)}, the sealed values of a configuration, as Jasypt's Spring Boot
 * library does: with everything under {@code jasypt.encryptor}, and its defaults. What Jasypt's own
 * tools make opens here, and the other way round.
 *
 * <p>Jasypt's default, encryption by password, does not notice a wrong password in one of 256
 * cases. What comes out then is noise, so a value is taken only when it is text: the chance that
 * noise passes for it is below one in ten million. See docs/decisions/0018.
 */
public final class ConfigurationCipher {

  private static final String SETTINGS = "jasypt.encryptor";
  private static final char REPLACEMENT = '\uFFFD';

  private final StringEncryptor encryptor;
  private final String prefix;
  private final String suffix;

  private ConfigurationCipher(StringEncryptor encryptor, String prefix, String suffix) {
    this.encryptor = encryptor;
    this.prefix = prefix;
    this.suffix = suffix;
  }

  /** How a sealed value looks under these settings; known without any password. */
  public record Form(String prefix, String suffix) {

    public boolean fits(String value) {
      String stripped = value.strip();
      return stripped.startsWith(prefix) && stripped.endsWith(suffix);
    }
  }

  public static Form form(Environment configuration) {
    JasyptEncryptorConfigurationProperties settings = settings(configuration);
    return new Form(settings.getProperty().getPrefix(), settings.getProperty().getSuffix());
  }

  /**
   * @param password in place of {@code jasypt.encryptor.password}; empty to take what the
   *     configuration says
   * @throws NoPasswordException when there is neither a password nor a key
   */
  public static ConfigurationCipher of(Environment configuration, String password) {
    // The settings print their password in toString: they stay inside this method.
    JasyptEncryptorConfigurationProperties settings = settings(configuration);
    if (!password.isEmpty()) {
      settings.setPassword(password);
    }
    boolean none =
        isMissing(settings.getPassword())
            && isMissing(settings.getGcmSecretKeyString())
            && isMissing(settings.getGcmSecretKeyLocation())
            && isMissing(settings.getGcmSecretKeyPassword())
            && isMissing(settings.getPrivateKeyString())
            && isMissing(settings.getPrivateKeyLocation());
    if (none) {
      throw new NoPasswordException();
    }
    return new ConfigurationCipher(
        new StringEncryptorBuilder(settings, SETTINGS).build(),
        settings.getProperty().getPrefix(),
        settings.getProperty().getSuffix());
  }

  /** Nothing to open sealed values with. */
  public static final class NoPasswordException extends RuntimeException {}

  /**
   * @param value of the {@link Form}
   * @throws CannotOpenException when it does not open to text
   */
  public String open(String value) {
    String stripped = value.strip();
    String opened;
    try {
      opened =
          encryptor.decrypt(
              stripped.substring(prefix.length(), stripped.length() - suffix.length()));
    } catch (Exception e) {
      // Jasypt throws the JDK's checked exceptions undeclared.
      throw new CannotOpenException();
    }
    if (!isText(opened)) {
      throw new CannotOpenException();
    }
    return opened;
  }

  /**
   * The sealed form of a value.
   *
   * @throws IllegalArgumentException when it is not text, and so would not be opened again
   * @throws CannotOpenException when the settings do not work
   */
  public String seal(SecretText value) {
    String plain = value.expose();
    if (!isText(plain)) {
      throw new IllegalArgumentException("Not text");
    }
    try {
      String sealed = prefix + encryptor.encrypt(plain) + suffix;
      if (!open(sealed).equals(plain)) {
        throw new CannotOpenException();
      }
      return sealed;
    } catch (CannotOpenException e) {
      throw e;
    } catch (Exception e) {
      throw new CannotOpenException();
    }
  }

  private static boolean isText(String opened) {
    return opened
        .codePoints()
        .noneMatch(c ->
            c == REPLACEMENT
                || !Character.isDefined(c)
                || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'));
  }

  private static boolean isMissing(String setting) {
    return setting == null || setting.isEmpty();
  }

  private static JasyptEncryptorConfigurationProperties settings(Environment configuration) {
    return Binder.get(configuration)
        .bindOrCreate(SETTINGS, JasyptEncryptorConfigurationProperties.class);
  }
}
