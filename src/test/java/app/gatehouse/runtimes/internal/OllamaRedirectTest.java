package app.gatehouse.runtimes.internal;

import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.runtimes.internal.OllamaClient.RefusedException;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

@Requests(OllamaClient.class)
class OllamaRedirectTest extends RedirectContract {

  private final OutboundHttp http = OutboundHttp.standalone("test");
  @TempDir private Path folder;

  @AfterEach
  void close() {
    http.close();
  }

  private interface Call {
    void make() throws RefusedException;
  }

  @Override
  protected void ask(URI origin, SecretText credential) {
    OllamaClient ollama = new OllamaClient(http, origin, AddressTrust.CONFIGURED, credential);
    refused(() -> ollama.hasModel("tiny"));
    refused(() -> ollama.hasFile("a".repeat(64)));
    refused(() -> ollama.copy("a".repeat(64), file(), sent -> {}));
    refused(() -> ollama.make("tiny", Map.of("f.gguf", "a".repeat(64)), status -> {}));
  }

  private Path file() {
    try {
      return Files.writeString(folder.resolve("f.gguf"), "content");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refused(Call call) {
    try {
      call.make();
    } catch (RefusedException asItShould) {
      // A redirect is no answer of Ollama's.
    }
  }
}
