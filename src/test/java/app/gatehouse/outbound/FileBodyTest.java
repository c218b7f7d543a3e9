package app.gatehouse.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are sent. */
class FileBodyTest {

  private static final int BYTES = 1_000_001;

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir private Path folder;

  private final OutboundHttp http = OutboundHttp.standalone("test");
  private final List<Long> told = new ArrayList<>();

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void aFileIsSentAsItIsAndItsProgressTold() throws IOException {
    server.stubFor(post("/blob").willReturn(aResponse().withStatus(201)));
    byte[] content = new byte[BYTES];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("blob"), content);

    assertThat(http.send(request(file)).status()).isEqualTo(201);

    LoggedRequest sent = server.findAll(postRequestedFor(urlEqualTo("/blob"))).getFirst();
    assertThat(sent.getBody()).isEqualTo(content);
    assertThat(sent.getHeader("Content-Length")).isEqualTo(String.valueOf(BYTES));
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(told).isSorted().hasSizeGreaterThan(2).endsWith((long) BYTES);
  }

  @Test
  void anEmptyFileIsAnEmptyBody() throws IOException {
    server.stubFor(post("/blob").willReturn(aResponse().withStatus(201)));
    assertThat(http.send(request(Files.createFile(folder.resolve("empty")))).status())
        .isEqualTo(201);
  }

  @Test
  void aFileThatIsNotThereIsNoFailureOfTheNetwork() {
    assertThatThrownBy(() -> http.send(request(folder.resolve("none"))))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aFileThatBecomesShorterIsNotSentAsIfItWereWhole() throws IOException {
    Path file = Files.write(folder.resolve("blob"), new byte[BYTES]);
    OutboundRequest request =
        OutboundRequest.of("POST", uri())
            .withFile("application/octet-stream", file, sent -> shorten(file));
    assertThatThrownBy(() -> http.send(request)).isInstanceOf(UncheckedIOException.class);
  }

  private OutboundRequest request(Path file) {
    return OutboundRequest.of("POST", uri()).withFile("application/octet-stream", file, told::add);
  }

  private static URI uri() {
    return URI.create(server.baseUrl() + "/blob");
  }

  private static void shorten(Path file) {
    try {
      Files.write(file, new byte[1]);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
