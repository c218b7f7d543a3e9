package app.gatehouse.runtimes.internal;

import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.runtimes.RuntimeProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the llama.cpp of the built-in runtime knows; newer files may need a newer one. */
final class KnownToLlama {

  private static final Set<String> ARCHITECTURES = read("llama-architectures.txt");

  /** Of these the ones that write no text. */
  private static final Set<String> SILENT =
      Set.of("bert", "nomic-bert", "jina-bert-v2", "t5encoder", "wavtokenizer-dec");

  /** Ways to store weights that came later than this llama.cpp. */
  private static final Set<String> LATER_TYPES = Set.of("MXFP4", "NVFP4", "Q1_0");

  private KnownToLlama() {}

  /** Why it cannot run the file; empty when it may. */
  static Optional<RuntimeProblem> problem(GgufHeader header) {
    if (!ARCHITECTURES.contains(header.architecture())) {
      return Optional.of(new RuntimeProblem.UnknownArchitecture(header.architecture()));
    }
    if (SILENT.contains(header.architecture())) {
      return Optional.of(new RuntimeProblem.NotForChat(header.architecture()));
    }
    String type = header.fileType();
    return type != null && LATER_TYPES.contains(type)
        ? Optional.of(new RuntimeProblem.UnknownQuantization(type))
        : Optional.empty();
  }

  static Set<String> architectures() {
    return ARCHITECTURES;
  }

  private static Set<String> read(String resource) {
    try (InputStream stream = KnownToLlama.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The list of architectures is part of the program");
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
