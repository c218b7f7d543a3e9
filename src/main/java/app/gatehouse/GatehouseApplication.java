package app.gatehouse;

import app.gatehouse.commands.CommandLine;
import app.gatehouse.storage.StartupRefusedException;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Gatehouse, or runs a command; also the shell of every page. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Push
@ColorScheme(ColorScheme.Value.SYSTEM)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/gatehouse.css")
@StyleSheet("styles/hub.css")
@StyleSheet("styles/downloads.css")
@StyleSheet("styles/runtimes.css")
@StyleSheet("styles/chat.css")
@StyleSheet("styles/usage.css")
public class GatehouseApplication implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.addFavIcon("icon", "icons/favicon.svg", "any");
  }

  public static void main(String[] arguments) {
    try {
      OptionalInt command = CommandLine.run(GatehouseApplication.class, arguments);
      if (command.isPresent()) {
        System.exit(command.getAsInt());
      }
      SpringApplication.run(GatehouseApplication.class, arguments);
    } catch (RuntimeException failure) {
      // The sentence has been said already; what is left is the exit code.
      System.exit(StartupRefusedException.behind(failure).orElseThrow(() -> failure).exitCode());
    }
  }
}
