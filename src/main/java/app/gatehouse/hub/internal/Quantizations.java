package app.gatehouse.hub.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a model is quantized, as the names of files say it: {@code llama-3-8b.Q4_K_M.gguf}. */
final class Quantizations {

  /** The types of ggml, with the endings their makers add. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?i)I?Q\\d(?:_[0-9A-Z]{1,4}){0,3}|TQ\\d_\\d|B?F16|FP16|F32|FP32|(?:MX|NV)FP4(?:_[A-Z]{1,5})?");

  private Quantizations() {}

  /**
   * In capitals; null when the name does not say. It stands after the last dash or dot as a rule,
   * or further to the front, or is the name of the folder.
   *
   * @param path of a file that ends in {@code .gguf}
   */
  static @Nullable String of(String path) {
    String[] folders = path.substring(0, path.lastIndexOf('.')).split("/");
    for (int at = folders.length - 1; at >= 0; at--) {
      String[] words = folders[at].split("[-.]");
      for (int word = words.length - 1; word >= 0; word--) {
        Matcher type = TYPE.matcher(words[word]);
        if (type.matches()) {
          return words[word].toUpperCase(Locale.ROOT);
        }
      }
    }
    return null;
  }
}
