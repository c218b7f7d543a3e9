package app.gatehouse.configuration;

import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import app.gatehouse.commands.StandaloneCommand;
import app.gatehouse.storage.StartupRefusedException;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.ConfigurationCipher;
import app.gatehouse.vault.SecretText;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;

/** Seals a value for the configuration. Never takes it as an argument: those show in lists. */
@CommandInfo(
    name = "encrypt",
    help = "Asks for a value, or reads it from standard input, and prints it as ENC(…).")
final class EncryptCommand implements StandaloneCommand {

  private static final int MAX_BYTES = 100_000;

  private final InputStream input;

  EncryptCommand() {
    this(System.in);
  }

  EncryptCommand(InputStream input) {
    this.input = input;
  }

  @Override
  public int run(List<String> arguments, Environment configuration, CommandOutput out) {
    if (!arguments.isEmpty()) {
      out.problem(
          "The value is not given as an argument, where everybody on this machine could read it:"
              + " type it when asked, or pipe it in. Best change it now.");
      return ExitCodes.USAGE;
    }
    ConfigurationCipher cipher;
    try {
      cipher = ConfigurationPassword.cipher(configuration);
    } catch (ConfigurationCipher.NoPasswordException e) {
      out.problem("There is no password to seal with: " + ConfigurationPassword.HOW_TO_SET);
      return StartupRefusedException.CONFIGURATION;
    } catch (StartupRefusedException e) {
      out.problem("Nothing was sealed: " + e.getMessage());
      return e.exitCode();
    }
    try (SecretText value = read()) {
      if (value.expose().isEmpty()) {
        out.problem("There was nothing to seal: standard input was empty.");
        return ExitCodes.FAILED;
      }
      out.say(cipher.seal(value));
      return ExitCodes.DONE;
    } catch (IllegalArgumentException e) {
      out.problem("Only text in UTF-8, without control characters, can be sealed.");
      return ExitCodes.FAILED;
    } catch (CannotOpenException e) {
      out.problem("Nothing can be sealed with what is set under jasypt.encryptor; mend it first.");
      return StartupRefusedException.CONFIGURATION;
    }
  }

  private SecretText read() {
    Console console = System.console();
    if (input == System.in && console != null && console.isTerminal()) {
      char[] typed = console.readPassword("Value (it is not shown): ");
      try {
        return SecretText.of(CharBuffer.wrap(typed == null ? new char[0] : typed));
      } finally {
        Arrays.fill(typed == null ? new char[0] : typed, '\0');
      }
    }
    return piped();
  }

  /** Without the end of the line that echo and editors add. */
  private SecretText piped() {
    try {
      byte[] bytes = input.readNBytes(MAX_BYTES);
      int length = bytes.length;
      if (length > 0 && bytes[length - 1] == '\n') {
        length--;
      }
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
      CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
      try {
        return SecretText.of(text);
      } finally {
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(text.array(), '\0');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input cannot be read", e);
    }
  }
}
