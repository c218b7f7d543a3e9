package app.gatehouse.gguf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks out of a header's pairs what is wanted; what comes twice counts as it came first. */
final class GgufFacts {

  /** Behind the name of the architecture, which may come later. */
  private static final List<String> WANTED =
      List.of(
          ".context_length",
          ".embedding_length",
          ".block_count",
          ".attention.head_count",
          ".attention.head_count_kv");

  private static final String TEMPLATE = "tokenizer.chat_template";
  private static final String SPLIT_COUNT = "split.count";
  private static final String FILE_TYPE = "general.file_type";
  private static final String ALIGNMENT = "general.alignment";
  private static final String GENERAL = "general.";
  private static final int MAX_KEPT = 100;
  private static final int MAX_KEY = 100;
  private static final int MAX_ALIGNMENT = 1 << 20;

  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private boolean template;

  /** Reads the value of the pair, or passes over it. */
  void take(String key, GgufInput input) throws IOException, GgufException {
    int type = input.int32();
    if (key.equals(TEMPLATE)) {
      template = true;
    }
    boolean room = key.length() <= MAX_KEY && numbers.size() + texts.size() < MAX_KEPT;
    if (room && isNumber(key)) {
      Long value = GgufValue.number(type, input);
      if (value != null && value >= 0) {
        numbers.putIfAbsent(key, value);
      }
    } else if (room && isText(key) && type == GgufValue.STRING) {
      texts.putIfAbsent(key, GgufWords.shown(input.beginning(GgufWords.MAX_BYTES)));
    } else {
      GgufValue.skip(type, input);
    }
  }

  private static boolean isNumber(String key) {
    return key.equals(SPLIT_COUNT)
        || key.equals(FILE_TYPE)
        || key.equals(ALIGNMENT)
        || WANTED.stream().anyMatch(key::endsWith);
  }

  private static boolean isText(String key) {
    return switch (key) {
      case "general.architecture", "general.name", "general.size_label", "general.license" -> true;
      default -> false;
    };
  }

  /** On what the tensors' data begins: a power of two, 32 where nothing is said. */
  long alignment() {
    Long told = numbers.get(ALIGNMENT);
    return told == null || told < 1 || told > MAX_ALIGNMENT ? 32 : told;
  }

  GgufHeader header(int version, long parameters) {
    String architecture = texts.getOrDefault(GENERAL + "architecture", "");
    Long split = numbers.get(SPLIT_COUNT);
    return new GgufHeader(
        version,
        architecture,
        text("name"),
        text("size_label"),
        text("license"),
        parameters,
        GgufWords.fileType(numbers.get(FILE_TYPE)),
        numbers.get(architecture + WANTED.get(0)),
        split == null || split < 1 || split > Integer.MAX_VALUE ? 1 : split.intValue(),
        template,
        numbers.get(architecture + WANTED.get(2)),
        numbers.get(architecture + WANTED.get(1)),
        numbers.get(architecture + WANTED.get(3)),
        numbers.get(architecture + WANTED.get(4)));
  }

  private @Nullable String text(String name) {
    String told = texts.get(GENERAL + name);
    return told == null || told.isBlank() ? null : told;
  }
}
