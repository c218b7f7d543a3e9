package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events on their way out. */
final class Chunks {

  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  void add(JsonNode chunk) {
    bytes.writeBytes(DATA);
    bytes.writeBytes(JsonMapper.shared().writeValueAsBytes(chunk));
    bytes.writeBytes(END);
  }

  void addError(Failure failure) {
    bytes.writeBytes(Spoken.OPENAI.errorBytes(failure));
  }

  void done() {
    bytes.writeBytes(DATA);
    bytes.writeBytes("[DONE]".getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(END);
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  ByteBuffer take() {
    ByteBuffer taken = ByteBuffer.wrap(bytes.toByteArray());
    bytes.reset();
    return taken;
  }
}
