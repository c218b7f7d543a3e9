package app.gatehouse.runtimes.internal;

import java.util.Locale;
import java.util.Map;

/** Whether there is a llama.cpp for this machine among those that are brought along. */
final class LlamaLibrary {

  private static final Map<String, String> PROCESSORS =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64");

  private LlamaLibrary() {}

  static boolean isThere() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String folder =
        system.contains("linux")
            ? "Linux/%s/libjllama.so"
            : system.contains("mac") ? "Mac/%s/libjllama.dylib" : "Windows/%s/jllama.dll";
    String processor = PROCESSORS.getOrDefault(System.getProperty("os.arch"), "none");
    return LlamaLibrary.class.getResource("/de/kherud/llama/" + folder.formatted(processor))
        != null;
  }
}
