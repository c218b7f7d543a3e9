package app.gatehouse.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.commands.Command;
import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import app.gatehouse.commands.Terminal;
import app.gatehouse.commands.internal.ControlSocket.Location;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

@NullUnmarked
class ControlSocketTest {

  @TempDir private Path data;
  private ControlSocket socket;
  private final Waiting waiting = new Waiting();

  @BeforeEach
  void serve() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("greet", new Greet());
    beans.addBean("alone", new Alone());
    beans.addBean("fail", new Fail());
    beans.addBean("wait", waiting);
    socket =
        new ControlSocket(
            new MockEnvironment().withProperty("gatehouse.data-dir", data.toString()),
            new CommandRunner(beans.getBeanProvider(Command.class)));
    socket.start();
  }

  @AfterEach
  void stop() {
    socket.stop();
  }

  @Test
  void aCommandRunsInTheRunningGatehouseAndShowsItsLinesHere() {
    Terminal shown = new Terminal();

    assertThat(new Location(data).ask("greet", List.of("Ann of Árbol", "Bob"), shown)).hasValue(3);

    assertThat(shown.said).containsExactly("Hello Ann of Árbol", "Hello Bob", "two lines");
    assertThat(shown.problems).containsExactly("Nobody else came.");
  }

  @Test
  void nobodyButTheOwnerMayEnterTheFolder() throws IOException {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("control"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aCommandThatNeedsGatehouseStoppedIsRefusedWithASentence() {
    Terminal shown = new Terminal();

    assertThat(new Location(data).ask("alone", List.of(), shown)).hasValue(ExitCodes.IN_USE);

    assertThat(shown.problems)
        .containsExactly(
            "Gatehouse is running on this data folder; stop it first, then try again.");
  }

  @Test
  void aCommandThatFailsSaysSoAndTheNextOneIsHeard() {
    Terminal shown = new Terminal();

    assertThat(new Location(data).ask("fail", List.of(), shown)).hasValue(ExitCodes.FAILED);
    assertThat(new Location(data).ask("greet", List.of(), shown)).hasValue(3);

    assertThat(shown.problems.getFirst())
        .isEqualTo("The command failed; the log of Gatehouse says why.");
  }

  @Test
  void anArgumentThatCannotBeSentIsRefused() {
    Terminal shown = new Terminal();

    assertThat(new Location(data).ask("greet", List.of("two\nlines"), shown))
        .hasValue(ExitCodes.USAGE);

    assertThat(shown.problems).hasSize(1);
  }

  @Test
  void aCommandLearnsThatWhoeverGaveItHasGone() throws Exception {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(data.resolve("control/socket")));
      channel.write(ByteBuffer.wrap("wait\n\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(waiting.begun.await(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(waiting.cancelled.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whereNoneRunsNothingAnswers() {
    socket.stop();

    assertThat(new Location(data).ask("greet", List.of(), new Terminal())).isEmpty();
    assertThat(data.resolve("control/socket")).doesNotExist();
  }

  @Test
  void aSocketLeftBehindByAKilledOneIsNoneAndTheNextStartTakesItsPlace() throws IOException {
    socket.stop();
    Files.writeString(data.resolve("control/socket"), "");

    assertThat(new Location(data).ask("greet", List.of(), new Terminal())).isEmpty();
    socket.start();
    assertThat(new Location(data).ask("greet", List.of(), new Terminal())).hasValue(3);
  }

  @CommandInfo(name = "greet", help = "Greets.")
  private static final class Greet implements Command {

    @Override
    public int run(List<String> arguments, CommandOutput out) {
      arguments.forEach(name -> out.say("Hello " + name));
      out.say("two lines");
      out.problem("Nobody else came.");
      return 3;
    }
  }

  @CommandInfo(name = "alone", help = "Wants to be alone.", whileRunning = false)
  private static final class Alone implements Command {

    @Override
    public int run(List<String> arguments, CommandOutput out) {
      throw new AssertionError("It was run all the same");
    }
  }

  @CommandInfo(name = "fail", help = "Fails.")
  private static final class Fail implements Command {

    @Override
    public int run(List<String> arguments, CommandOutput out) {
      throw new IllegalStateException("as it should");
    }
  }

  @CommandInfo(name = "wait", help = "Waits until cancelled.")
  private static final class Waiting implements Command {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    @Override
    public int run(List<String> arguments, CommandOutput out) {
      begun.countDown();
      while (!out.cancelled()) {
        Thread.onSpinWait();
      }
      cancelled.countDown();
      return ExitCodes.FAILED;
    }
  }
}
