package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OutboundConfigurationTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(OutboundConfiguration.class);

  @Test
  void nothingIsAllowedUnlessTheOperatorSaysSo() {
    context.run(started ->
        assertThat(started.getBean(AllowedHosts.class).contains("gpu.lan", 11434)).isFalse());
  }

  @Test
  void allowedHostsComeFromTheConfiguration() {
    context
        .withPropertyValues("gatehouse.outbound.allowed-hosts=gpu.lan:11434, [fd00::5]:80")
        .run(started -> {
          AllowedHosts allowed = started.getBean(AllowedHosts.class);
          assertThat(allowed.contains("gpu.lan", 11434)).isTrue();
          assertThat(allowed.contains("fd00::5", 80)).isTrue();
          assertThat(started).hasSingleBean(OutboundHttp.class);
        });
  }

  @Test
  void aMistakeStopsTheStart() {
    context
        .withPropertyValues("gatehouse.outbound.allowed-hosts=gpu.lan")
        .run(started ->
            assertThat(started)
                .getFailure()
                .hasRootCauseMessage(
                    "gatehouse.outbound.allowed-hosts: \"gpu.lan\" is not host:port"));
  }
}
