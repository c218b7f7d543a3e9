package app.gatehouse.credentials;

import app.gatehouse.providers.ProviderCatalog;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text with any number of keys in it, as people keep them: a {@code .env} file, shell commands,
 * YAML, JSON, or bare keys. Names decide whose a key is, and its beginning where the name says
 * nothing; where they differ the key's beginning counts, and the doubt is told.
 */
public sealed interface PastedKeys {

  /** Characters, and bytes of a file. */
  int MAX_LENGTH = 256 * 1024;

  /** Lines, and entries of a JSON document. */
  int MAX_ENTRIES = 500;

  /** Something was found, though perhaps no key among it. Whoever takes it closes it. */
  record Understood(FoundKeys found) implements PastedKeys {}

  /** Nothing was found. */
  record Refused(Reason reason) implements PastedKeys {}

  /** Why nothing was found. */
  enum Reason {
    TOO_LONG,
    TOO_MANY,
    NO_KEYS
  }

  /**
   * Reads a file: UTF-8, or UTF-16 where it begins by saying so, as PowerShell's do. Never throws.
   */
  static PastedKeys parse(byte[] file, ProviderCatalog providers) {
    if (file.length > MAX_LENGTH) {
      return new Refused(Reason.TOO_LONG);
    }
    boolean wide =
        file.length > 1
            && ((file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)
                || (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF));
    return parse(
        new String(file, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8), providers);
  }

  /** Reads the text; never throws, whatever it is. */
  static PastedKeys parse(String text, ProviderCatalog providers) {
    if (text.length() > MAX_LENGTH) {
      return new Refused(Reason.TOO_LONG);
    }
    if (text.lines().skip(MAX_ENTRIES).findAny().isPresent()) {
      return new Refused(Reason.TOO_MANY);
    }
    String plain = text.replaceAll("[\\uFEFF\\u200B]", "").replace('\u00a0', ' ').strip();
    List<Entry> entries =
        JsonEntries.read(plain, MAX_ENTRIES)
            .orElseGet(() -> EnvironmentLines.read(plain, MAX_ENTRIES));
    if (entries.size() > MAX_ENTRIES) {
      return new Refused(Reason.TOO_MANY);
    }
    FoundKeys found = new KeySearch(providers).through(entries);
    return found.keys().isEmpty() && found.refused().isEmpty()
        ? new Refused(Reason.NO_KEYS)
        : new Understood(found);
  }
}
