package app.gatehouse.configuration;

import app.gatehouse.storage.StartupRefusedException;
import app.gatehouse.vault.ConfigurationCipher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Where the password of sealed values comes from: Jasypt's property, or a file. */
final class ConfigurationPassword {

  static final String PROPERTY = "jasypt.encryptor.password";

  /** Whose first line is the password; read only where the property is not set. */
  static final String FILE_PROPERTY = "jasypt.encryptor.password-file";

  static final String HOW_TO_SET =
      "set jasypt.encryptor.password (in the environment JASYPT_ENCRYPTOR_PASSWORD) to the password"
          + " of sealed values, or jasypt.encryptor.password-file to a file whose first line it is.";

  private ConfigurationPassword() {}

  /**
   * @throws ConfigurationCipher.NoPasswordException when none is set
   * @throws StartupRefusedException when the file cannot be read, or is empty
   */
  static ConfigurationCipher cipher(Environment configuration) {
    String file = configuration.getProperty(FILE_PROPERTY, "");
    boolean fromFile = configuration.getProperty(PROPERTY, "").isEmpty() && !file.isBlank();
    return ConfigurationCipher.of(configuration, fromFile ? firstLine(Path.of(file)) : "");
  }

  private static String firstLine(Path file) {
    String line;
    try {
      line = Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw refused("the file %s of %s cannot be read.".formatted(file, FILE_PROPERTY));
    }
    if (line.isEmpty()) {
      throw refused(
          "the file %s of %s has no password in its first line.".formatted(file, FILE_PROPERTY));
    }
    return line;
  }

  private static StartupRefusedException refused(String sentence) {
    return new StartupRefusedException(StartupRefusedException.CONFIGURATION, sentence);
  }
}
