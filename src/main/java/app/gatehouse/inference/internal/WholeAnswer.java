package app.gatehouse.inference.internal;

import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Tokens;
import app.gatehouse.outbound.OutboundResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that has come whole. */
final class WholeAnswer implements Answer {

  private final OutboundResponse head;
  private final InputStream body;
  private final Tokens tokens;

  WholeAnswer(OutboundResponse head, byte[] body, Tokens tokens) {
    this.head = head;
    this.body = new ByteArrayInputStream(body);
    this.tokens = tokens;
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public boolean stream() {
    return false;
  }

  @Override
  public Map<String, String> headers() {
    return PassedHeaders.of(head);
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public @Nullable Failure failure() {
    return null;
  }

  /** Everything is here. */
  @Override
  public void close() {}
}
