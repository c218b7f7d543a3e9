package app.gatehouse.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.storage.StartupRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MetricsDoorTest {

  private static final String TOKEN = "0123456789abcdef";

  @TempDir private Path folder;

  private MetricsDoor door(String content) throws IOException {
    return new MetricsDoor(
        new MetricsSettings(Files.writeString(folder.resolve("token"), content)));
  }

  /** The status, 200 where the request was let through. */
  private static int ask(MetricsDoor door, @Nullable String authorization) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/prometheus");
    if (authorization != null) {
      request.addHeader("Authorization", authorization);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain chain = new MockFilterChain();
    door.doFilter(request, response, chain);
    assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
    return response.getStatus();
  }

  @Test
  void isClosedUnlessTheOperatorOpensIt() throws Exception {
    assertThat(ask(new MetricsDoor(new MetricsSettings(null)), "Bearer " + TOKEN)).isEqualTo(404);
  }

  @Test
  void opensToTheTokenInTheFileAndToNoOther() throws Exception {
    MetricsDoor door = door(TOKEN + "\nand more\n");

    assertThat(ask(door, "Bearer " + TOKEN)).isEqualTo(200);
    assertThat(ask(door, "Bearer " + TOKEN + "x")).isEqualTo(401);
    assertThat(ask(door, "Basic " + TOKEN)).isEqualTo(401);
    assertThat(ask(door, null)).isEqualTo(401);
  }

  @Test
  void aFileThatHoldsTooLittleOrIsMissingStopsTheStartAndSaysWhatToDo() {
    assertThatThrownBy(() -> door("short"))
        .isInstanceOf(StartupRefusedException.class)
        .hasMessageContaining("gatehouse.metrics.token-file")
        .hasMessageNotContaining("short");
    assertThatThrownBy(() -> new MetricsDoor(new MetricsSettings(folder.resolve("missing"))))
        .isInstanceOf(StartupRefusedException.class)
        .hasMessageContaining("cannot be read");
  }
}
