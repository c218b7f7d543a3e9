package app.gatehouse.runtimes;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a model in Ollama: {@code model}, {@code model:tag} or {@code owner/model:tag}. Parts
 * as in {@code types/model/name.go} of Ollama's repository, August 2026.
 */
public record OllamaName(String value) {

  private static final int MAX_PART = 80;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:[A-Za-z0-9_][A-Za-z0-9_-]{0,79}/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}"
              + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,79})?");

  /**
   * @throws IllegalArgumentException when it does not have the form above
   */
  public OllamaName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a name for a model in Ollama");
    }
  }

  /** Empty when it does not have the form. */
  public static Optional<OllamaName> read(String typed) {
    String text = typed.strip();
    return FORM.matcher(text).matches() ? Optional.of(new OllamaName(text)) : Optional.empty();
  }

  /**
   * What a model of a repository may be called.
   *
   * @param repository its name without the owner
   * @param quantization null when none is known
   */
  public static OllamaName of(String repository, @Nullable String quantization) {
    String model = part(repository.replaceAll("(?i)[-_.]gguf$", ""), "model");
    return new OllamaName(
        quantization == null ? model : model + ":" + part(quantization, "latest"));
  }

  private static String part(String text, String otherwise) {
    String clean =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_.-]+", "-")
            .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
    String cut = clean.length() > MAX_PART ? clean.substring(0, MAX_PART) : clean;
    return cut.isEmpty() ? otherwise : cut;
  }
}
