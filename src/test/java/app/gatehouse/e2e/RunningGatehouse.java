package app.gatehouse.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.springframework.util.FileSystemUtils;

/** The packaged jar for the browser tests, on a data folder that goes with it. */
final class RunningGatehouse implements AutoCloseable {

  static final String OWNER = "ada";
  static final String PASSWORD = "correct horse battery";

  private final Path folder;
  private final PackagedGatehouse program;

  private RunningGatehouse(UnaryOperator<PackagedGatehouse.Setup> settings, String... arguments) {
    try {
      folder = Files.createTempDirectory("gatehouse-e2e");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PackagedGatehouse.Setup setup = settings.apply(PackagedGatehouse.on(data()));
    for (String argument : arguments) {
      String[] property = argument.substring("--".length()).split("=", 2);
      setup.with(property[0], property[1]);
    }
    program = setup.start();
  }

  /** Without an account yet: the printed link leads to the set-up page. */
  static RunningGatehouse fresh(String... arguments) {
    return new RunningGatehouse(setup -> setup, arguments);
  }

  /** With the account {@link #OWNER}. */
  static RunningGatehouse withOwner(String... arguments) {
    return new RunningGatehouse(setup -> setup.owner(OWNER, PASSWORD), arguments);
  }

  /** {@code http://localhost:PORT}. */
  String address() {
    return program.address().toString();
  }

  /** Where the console says to set up: the address with the code after {@code #}. */
  String setupLink() {
    return address() + "/setup#" + program.setupCode();
  }

  /** Everything it has printed and logged so far. */
  String output() {
    return program.output() + program.errors();
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Ends it as a power cut would. */
  void kill() {
    program.kill();
  }

  @Override
  public void close() {
    program.stop();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
