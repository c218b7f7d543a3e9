package app.gatehouse.commands;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseApplication;
import app.gatehouse.commands.internal.CommandRunner;
import app.gatehouse.commands.internal.ControlSocket;
import app.gatehouse.credentials.CredentialService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class WithoutWebServerTest {

  @TempDir private Path data;

  @Test
  void whereNoGatehouseRunsACommandGetsOneWithoutAPortOrASocket() {
    try (ConfigurableApplicationContext gatehouse =
        CommandLine.withoutWebServer(GatehouseApplication.class)
            .run("--gatehouse.data-dir=" + data)) {
      assertThat(gatehouse.getBean(CommandRunner.class)).isNotNull();
      assertThat(gatehouse.getBean(CredentialService.class)).isNotNull();
      assertThat(gatehouse.getBeansOfType(ControlSocket.class)).isEmpty();
      assertThat(data.resolve("control")).doesNotExist();
    }
  }
}
