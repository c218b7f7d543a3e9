package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.storage.DataFolder;
import app.gatehouse.vault.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The code that shows a visitor of the set-up page to be the one who started Gatehouse: 128 random
 * bits, on the console and in a file that only its owner reads. After five wrong tries another code
 * takes its place.
 */
@Component
public class SetupCode {

  private static final int TRIES = 5;
  private static final int LENGTH = 26;
  // Crockford's alphabet: no letter that is easily taken for a digit.
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private @Nullable String code;
  private int wrongTries;

  SetupCode(DataFolder folder) {
    this.file = folder.resolve("setup-code");
  }

  /** How a try ended. */
  public enum Try {
    RIGHT,
    WRONG,
    /** Wrong for the fifth time: there is a new code now. */
    REPLACED
  }

  /** Where the code is kept. */
  public Path file() {
    return file;
  }

  /** The code that counts now; made, and written to its file, when there is none yet. */
  public synchronized String current() {
    if (code == null) {
      code = renew();
    }
    return code;
  }

  /** Compares in constant time; case, spaces and dashes do not matter. */
  public synchronized Try attempt(String typed) {
    byte[] expected = current().getBytes(StandardCharsets.US_ASCII);
    String plain = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (MessageDigest.isEqual(expected, plain.getBytes(StandardCharsets.UTF_8))) {
      return Try.RIGHT;
    }
    wrongTries++;
    if (wrongTries < TRIES) {
      return Try.WRONG;
    }
    code = renew();
    return Try.REPLACED;
  }

  /** Takes the file away once there is an owner, however it was made. */
  @EventListener(AccountEvent.OwnerCreated.class)
  public synchronized void discard() {
    code = null;
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String renew() {
    wrongTries = 0;
    StringBuilder fresh = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      fresh.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    write(fresh.toString());
    return fresh.toString();
  }

  private void write(String fresh) {
    try {
      Path temporary =
          Files.createTempFile(file.getParent(), "setup-code", ".tmp", OwnerOnly.file());
      Files.writeString(temporary, fresh + "\n");
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
