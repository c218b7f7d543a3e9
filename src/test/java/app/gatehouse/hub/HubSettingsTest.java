package app.gatehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.providers.TestProviders;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class HubSettingsTest {

  private static HubSettings settings(String... assignments) {
    MockEnvironment environment = new MockEnvironment();
    Arrays.stream(assignments)
        .map(assignment -> assignment.split("=", 2))
        .forEach(pair -> environment.setProperty(pair[0], pair[1]));
    return new HubSettings(TestProviders.builtIn(), environment);
  }

  @Test
  void theCacheIsWhereTheToolsOfHuggingFaceHaveIt() {
    Path home = Path.of(System.getProperty("user.home"));

    assertThat(settings().cache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
    assertThat(settings("XDG_CACHE_HOME=/xdg").cache()).isEqualTo(Path.of("/xdg/huggingface/hub"));
    assertThat(settings("XDG_CACHE_HOME=/xdg", "HF_HOME=/home").cache())
        .isEqualTo(Path.of("/home/hub"));
    assertThat(settings("HF_HOME=/home", "HUGGINGFACE_HUB_CACHE=/old").cache())
        .isEqualTo(Path.of("/old"));
    assertThat(settings("HUGGINGFACE_HUB_CACHE=/old", "HF_HUB_CACHE=/new").cache())
        .isEqualTo(Path.of("/new"));
    assertThat(settings("HF_HUB_CACHE=/new", "gatehouse.hub.cache=/own").cache())
        .isEqualTo(Path.of("/own"));
    assertThat(settings("HF_HUB_CACHE=~/models").cache()).isEqualTo(home.resolve("models"));
    assertThat(settings("HF_HUB_CACHE= ").cache()).isEqualTo(settings().cache());
    assertThat(settings("HF_HUB_CACHE=relative").cache()).isAbsolute();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "YES", "on", " True "})
  void isOfflineWhenTheToolsAre(String value) {
    assertThat(settings("HF_HUB_OFFLINE=" + value).offline()).isTrue();
    assertThat(settings("HF_HUB_OFFLINE=" + value, "gatehouse.hub.offline=false").offline())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "", "maybe"})
  void isNotOfflineOtherwise(String value) {
    assertThat(settings("HF_HUB_OFFLINE=" + value).offline()).isFalse();
  }
}
