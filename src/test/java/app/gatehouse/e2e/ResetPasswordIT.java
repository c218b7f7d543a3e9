package app.gatehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An owner who is locked out gets in by what they can do on the machine. */
@BrowserTest
class ResetPasswordIT {

  private static final String NEW_PASSWORD = "a quiet afternoon";
  private static final Pattern LINK =
      Pattern.compile("(?m)^http://localhost:(\\d+)(/password#[\\w-]{43})$");

  @TempDir private Path parent;
  private int port;

  @BeforeEach
  void findAPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  private PackagedGatehouse.Setup setup() {
    return PackagedGatehouse.on(parent.resolve("data"))
        .owner(RunningGatehouse.OWNER, RunningGatehouse.PASSWORD)
        .with("server.port", Integer.toString(port));
  }

  @Test
  void theWaitOutlivesAPowerCutAndTheCommandLetsTheOwnerInAllTheSame(Stage stage) throws Exception {
    try (PackagedGatehouse gatehouse = setup().start()) {
      guess(gatehouse, 5);
      gatehouse.kill();
    }
    String last;
    try (PackagedGatehouse gatehouse = setup().start();
        Visitor owner = stage.stranger(gatehouse.address().toString())) {
      // The wait itself may be over by now; the count is not.
      guess(gatehouse, 1);
      last = reset();
      guess(gatehouse, 5);
      GatehousePage page = owner.open(last);
      page.field("Password").fill(NEW_PASSWORD);
      page.field("Repeat password").fill(NEW_PASSWORD);
      page.button("Save and log in").click();
      assertThat(page.role(AriaRole.MENUITEM, "Account of " + RunningGatehouse.OWNER)).isVisible();
      gatehouse.stop();
    }
    assertThat(reset("Gatehouse is not running: start it before you open the link."))
        .isNotEqualTo(last);
  }

  /** Wrong passwords after which the right one is refused too. */
  private static void guess(PackagedGatehouse gatehouse, int wrong) throws Exception {
    try (HttpVisitor guesser = new HttpVisitor(gatehouse.address())) {
      for (int i = 0; i < wrong; i++) {
        guesser.signIn(RunningGatehouse.OWNER, "wrong horse battery");
      }
      assertRefused(guesser);
    }
  }

  private static void assertRefused(HttpVisitor guesser) throws Exception {
    assertThat(
            guesser
                .signIn(RunningGatehouse.OWNER, RunningGatehouse.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElse(""))
        .endsWith("/login?error");
  }

  /** The path of the printed link, and what else is said. */
  private String reset(String... remarks) {
    try (PackagedGatehouse command = setup().command("reset-password")) {
      assertThat(command.awaitExit()).as(command.errors()).isZero();
      Matcher link = LINK.matcher(command.output());
      assertThat(link.find()).as(command.output()).isTrue();
      assertThat(link.group(1)).isEqualTo(Integer.toString(port));
      for (String remark : remarks) {
        assertThat(command.output()).contains(remark);
      }
      return link.group(2);
    }
  }
}
