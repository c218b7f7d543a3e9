package app.gatehouse.downloads.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.fakes.TinyGguf;
import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.internal.FoundModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that nobody here wrote, npm's {@code @huggingface/hub}, finds what we put into the
 * cache, and we find what it put there. Needs Node and npm with its registry: see
 * src/test/interop/README.md.
 */
@EnabledIfSystemProperty(
    named = "gatehouse.interop",
    matches = "true",
    disabledReason = "Needs Node and npm; src/test/interop/README.md says how")
class OtherClientIT {

  private static final String FILE = "tiny-F32.gguf";
  private static final String SMALL = "config.json";
  private static final Content TINY = Content.padded(TinyGguf.seed(1).bytes(), 3_000_000, 1);

  @TempDir static Path client;
  @TempDir Path folder;

  @BeforeAll
  static void installIt() throws Exception {
    Path source = Path.of("src", "test", "interop");
    for (String file : List.of("package.json", "package-lock.json", "interop.mjs")) {
      Files.copy(source.resolve(file), client.resolve(file));
    }
    run("npm", "ci", "--silent", "--no-audit", "--no-fund");
  }

  private static String run(String... command) throws Exception {
    Path errors = client.resolve("errors.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(client.toFile())
            .redirectError(errors.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return output;
  }

  private static JsonNode theirs(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "interop.mjs"));
    command.addAll(List.of(arguments));
    String output = run(command.toArray(String[]::new));
    System.out.println("@huggingface/hub " + String.join(" ", arguments) + ": " + output.strip());
    return JsonMapper.shared().readTree(output);
  }

  private static TestBed bed(Path cache) {
    TestBed bed = new TestBed(cache);
    HubModel model =
        bed.hub
            .model(TestBed.REPOSITORY.value())
            .gated("manual")
            .file(FILE, TINY)
            .file(SMALL, "{\"a\":1}");
    bed.hub.user("ada").isGranted(model);
    return bed;
  }

  @Test
  void itFindsWhatWePutThereAndAsksForNothingMore() throws Exception {
    Path cache = folder.toRealPath().resolve("hub");
    try (TestBed bed = bed(cache)) {
      String commit = bed.fetch(FILE).commit();
      bed.fetch(SMALL);

      JsonNode scan = theirs("scan", cache.toString());

      assertThat(scan.path("warnings")).isEmpty();
      assertThat(scan.path("files").values())
          .extracting(file -> file.path("name").stringValue(""))
          .containsExactlyInAnyOrder(FILE, SMALL);
      JsonNode model =
          scan.path("files").values().stream()
              .filter(file -> file.path("name").stringValue("").equals(FILE))
              .findFirst()
              .orElseThrow();
      assertThat(model.path("repo").stringValue("")).isEqualTo(TestBed.REPOSITORY.value());
      assertThat(model.path("commit").stringValue("")).isEqualTo(commit);
      assertThat(model.path("refs").path(0).stringValue("")).isEqualTo("main");
      assertThat(model.path("sha256").stringValue("")).isEqualTo(TINY.sha256());

      bed.hub.forgetRequests();
      JsonNode fetched =
          theirs(
              "fetch",
              cache.toString(),
              bed.hub.baseUrl().toString(),
              TestBed.REPOSITORY.value(),
              FILE,
              "hf_ada");
      assertThat(fetched.path("sha256").stringValue("")).isEqualTo(TINY.sha256());
      assertThat(bed.hub.requests()).noneMatch(request -> request.path().contains("/resolve/"));
    }
  }

  @Test
  void weFindWhatItPutThereAndTransferNothingAgain() throws Exception {
    Path cache = folder.toRealPath().resolve("hub");
    try (TestBed bed = bed(cache)) {
      for (String file : List.of(FILE, SMALL)) {
        theirs(
            "fetch",
            cache.toString(),
            bed.hub.baseUrl().toString(),
            TestBed.REPOSITORY.value(),
            file,
            "hf_ada");
      }
      assertThat(bed.hub.cdnSawAToken()).isFalse();

      List<LocalFile> found = FoundModels.in(cache);

      assertThat(found)
          .singleElement()
          .satisfies(file -> {
            assertThat(file.ref()).hasToString("local/" + TestBed.REPOSITORY + "/" + FILE);
            assertThat(file.bytes()).isEqualTo(TINY.length());
            assertThat(file.header().architecture()).isEqualTo("llama");
          });
      bed.hub.forgetRequests();
      bed.fetch(FILE);
      bed.fetch(SMALL);
      assertThat(bed.ranges()).isEmpty();
      assertThat(names(cache)).noneMatch(name -> name.contains("incomplete"));
    }
  }

  private static List<String> names(Path cache) throws IOException {
    try (Stream<Path> all = Files.walk(cache)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }
}
