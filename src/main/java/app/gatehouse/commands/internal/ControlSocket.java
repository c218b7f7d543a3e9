package app.gatehouse.commands.internal;

import app.gatehouse.commands.CommandOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the running Gatehouse hears commands: a Unix domain socket in a folder that only the owner
 * of the data folder may enter. It has no port, so no web page and no other machine reaches it, and
 * who may open it could read the data folder anyway.
 */
@Component
@ConditionalOnWebApplication
public class ControlSocket implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

  private final Location location;
  private final CommandRunner runner;
  private @Nullable ServerSocketChannel server;

  ControlSocket(Environment configuration, CommandRunner runner) {
    this.location = Location.of(configuration);
    this.runner = runner;
  }

  /**
   * Where the socket of a data folder is.
   *
   * @param dataFolder absolute
   */
  public record Location(Path dataFolder) {

    public static Location of(Environment configuration) {
      return new Location(
          Path.of(configuration.getProperty("gatehouse.data-dir", "data"))
              .toAbsolutePath()
              .normalize());
    }

    /**
     * Has the running Gatehouse do it.
     *
     * @return the exit code; empty when none runs
     */
    public OptionalInt ask(String name, List<String> arguments, CommandOutput out) {
      if (!Files.exists(socket())) {
        return OptionalInt.empty();
      }
      try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        try {
          channel.connect(UnixDomainSocketAddress.of(socket()));
        } catch (IOException e) {
          // Left behind by one that was killed.
          return OptionalInt.empty();
        }
        return OptionalInt.of(new Conversation(channel).ask(name, arguments, out));
      } catch (IOException e) {
        throw new UncheckedIOException("The running Gatehouse stopped answering", e);
      }
    }

    private Path socket() {
      return folder().resolve("socket");
    }

    private Path folder() {
      return dataFolder.resolve("control");
    }

    private ServerSocketChannel open() throws IOException {
      makeFolder();
      // Left behind by one that was killed; the data folder's lock says that nobody else has it.
      Files.deleteIfExists(socket());
      ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        opened.bind(UnixDomainSocketAddress.of(socket()));
        return opened;
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
    }

    private void makeFolder() throws IOException {
      Files.createDirectories(folder());
      if (folder().getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Override
  public void start() {
    try {
      ServerSocketChannel opened = location.open();
      server = opened;
      Thread.ofPlatform().daemon().name("commands").start(() -> serve(opened));
    } catch (IOException | UnsupportedOperationException e) {
      // For example a path longer than a socket's name may be. People are served all the same.
      LOG.warn(
          "Commands cannot reach this Gatehouse while it runs, since {} cannot be opened ({}). Stop it before you give one.",
          location.socket(),
          e.getMessage());
    }
  }

  @Override
  public void stop() {
    ServerSocketChannel opened = server;
    server = null;
    if (opened != null) {
      try {
        opened.close();
        Files.deleteIfExists(location.socket());
      } catch (IOException e) {
        LOG.warn("The socket {} cannot be removed", location.socket(), e);
      }
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  private void serve(ServerSocketChannel opened) {
    while (opened.isOpen()) {
      try {
        SocketChannel channel = opened.accept();
        Thread.ofVirtual().name("command").start(() -> answer(channel));
      } catch (AsynchronousCloseException e) {
        return;
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("A command could not be heard", e);
      }
    }
  }

  private void answer(SocketChannel channel) {
    try (channel) {
      new Conversation(channel).answer(runner);
    } catch (IOException e) {
      LOG.debug("Whoever gave a command has gone", e);
    }
  }
}
