package app.gatehouse.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the tiny model into a folder: whole, in two parts, and of an unknown architecture. */
public final class TinyGgufByHand {

  private TinyGgufByHand() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.write(folder.resolve("tiny-F32.gguf"), TinyGguf.seed(1).bytes());
    Files.write(
        folder.resolve("unknown-F32.gguf"), TinyGguf.seed(1).architecture("portcullis9").bytes());
    List<byte[]> parts = TinyGguf.seed(1).parts(2);
    Files.write(folder.resolve("split-F32-00001-of-00002.gguf"), parts.get(0));
    Files.write(folder.resolve("split-F32-00002-of-00002.gguf"), parts.get(1));
    System.out.println("Written to " + folder);
  }
}
