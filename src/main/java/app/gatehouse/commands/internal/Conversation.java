package app.gatehouse.commands.internal;

import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said over the socket, in lines of UTF-8. First the name and the arguments, one to a line,
 * and an empty line. Then what is to be shown, marked {@code o} or {@code e} for the stream it is
 * for, and at last {@code x} with the exit code. Who gave the command says nothing more: the end of
 * its stream means that it has gone.
 */
final class Conversation {

  private static final int MAX_LINE = 10_000;

  private final SocketChannel channel;
  private final BufferedReader lines;

  Conversation(SocketChannel channel) {
    this.channel = channel;
    this.lines =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
  }

  int ask(String name, List<String> arguments, CommandOutput out) throws IOException {
    send(name);
    for (String argument : arguments) {
      if (argument.isEmpty() || argument.length() > MAX_LINE || argument.lines().count() > 1) {
        out.problem("An argument is empty, too long, or has more than one line.");
        return ExitCodes.USAGE;
      }
      send(argument);
    }
    send("");
    while (true) {
      String line = receive();
      String text = line.substring(1);
      switch (line.charAt(0)) {
        case 'o' -> out.say(text);
        case 'e' -> out.problem(text);
        case 'x' -> {
          return Integer.parseInt(text);
        }
        default -> throw new IOException("The other end is another version of Gatehouse");
      }
    }
  }

  void answer(CommandRunner runner) throws IOException {
    List<String> words = new ArrayList<>();
    for (String word = receive(); !word.isEmpty(); word = receive()) {
      words.add(word);
    }
    Remote out = new Remote();
    Thread.ofVirtual().start(out::watch);
    int code = runner.runWhileServing(words.getFirst(), words.subList(1, words.size()), out);
    send("x" + code);
  }

  private String receive() throws IOException {
    @Nullable String line = lines.readLine();
    if (line == null) {
      throw new EOFException("The other end has gone");
    }
    return line;
  }

  private synchronized void send(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The terminal at the other end. */
  private final class Remote implements CommandOutput {

    private volatile boolean gone;

    @Override
    public void say(String line) {
      show('o', line);
    }

    @Override
    public void problem(String sentence) {
      show('e', sentence);
    }

    @Override
    public boolean cancelled() {
      return gone;
    }

    private void show(char stream, String text) {
      try {
        for (String line : text.lines().toList()) {
          send(stream + line);
        }
      } catch (IOException e) {
        gone = true;
      }
    }

    /** Returns when the other end has gone, or the conversation is over. */
    private void watch() {
      try {
        receive();
      } catch (IOException e) {
        gone = true;
      }
    }
  }
}
