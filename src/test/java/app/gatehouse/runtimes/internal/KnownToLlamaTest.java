package app.gatehouse.runtimes.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.runtimes.RuntimeProblem.NotForChat;
import app.gatehouse.runtimes.RuntimeProblem.UnknownArchitecture;
import app.gatehouse.runtimes.RuntimeProblem.UnknownQuantization;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownToLlamaTest {

  /** A raise of the version that forgets the list breaks here. */
  @Test
  @SuppressWarnings("restricted")
  void theListIsWhatTheLibraryItselfSays(@TempDir Path folder) throws Throwable {
    Path library = folder.resolve("libjllama.so");
    String resource = "/de/kherud/llama/Linux/x86_64/libjllama.so";
    try (InputStream packed = KnownToLlamaTest.class.getResourceAsStream(resource)) {
      assumeTrue(packed != null && System.getProperty("os.arch").equals("amd64"));
      assumeTrue(System.getProperty("os.name").equals("Linux"));
      Files.copy(packed, library);
    }
    MethodHandle name =
        Linker.nativeLinker()
            .downcallHandle(
                SymbolLookup.libraryLookup(library, Arena.global())
                    .find("_Z13llm_arch_name8llm_arch")
                    .orElseThrow(),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    Set<String> said = new TreeSet<>();
    for (int i = 0; ; i++) {
      String one = ((MemorySegment) name.invoke(i)).reinterpret(100).getString(0);
      if (one.equals("(unknown)")) {
        break;
      }
      said.add(one);
    }

    assertThat(KnownToLlama.architectures()).isEqualTo(said).hasSizeGreaterThan(50);
  }

  @Test
  void theSentenceSaysWhatItDoesNotKnow() {
    assertThat(KnownToLlama.problem(OneFile.tiny())).isEmpty();
    assertThat(KnownToLlama.problem(OneFile.header("gpt-oss", 1)))
        .contains(new UnknownArchitecture("gpt-oss"));
    assertThat(KnownToLlama.problem(OneFile.header("bert", 1))).contains(new NotForChat("bert"));
    GgufHeader later =
        new GgufHeader(
            3, "llama", null, null, null, 1, "MXFP4", null, 1, true, null, null, null, null);
    assertThat(KnownToLlama.problem(later)).contains(new UnknownQuantization("MXFP4"));
  }
}
