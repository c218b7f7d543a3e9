package app.gatehouse.gateway.internal;

import app.gatehouse.inference.MalformedRequestException;
import app.gatehouse.inference.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request whole, which a second model may need after the first. */
final class BodyReader {

  /** Ten large images. */
  private static final int MEGABYTES = 64;

  private static final int MOST = MEGABYTES * 1024 * 1024;

  private BodyReader() {}

  static RequestBody read(HttpServletRequest request) throws IOException, RefusedException {
    @Nullable String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new RefusedException(Refusals.encoded());
    }
    try {
      return RequestBody.of(bytes(request));
    } catch (MalformedRequestException malformed) {
      throw new RefusedException(Refusals.badBody(String.valueOf(malformed.getMessage())));
    }
  }

  private static byte[] bytes(HttpServletRequest request) throws IOException, RefusedException {
    long length = request.getContentLengthLong();
    if (length > MOST) {
      throw new RefusedException(Refusals.tooLarge(MEGABYTES));
    }
    byte[] bytes =
        request.getInputStream().readNBytes(length < 0 ? MOST + 1 : Math.toIntExact(length));
    if (bytes.length > MOST) {
      throw new RefusedException(Refusals.tooLarge(MEGABYTES));
    }
    if (bytes.length < length) {
      throw new EOFException("The request ends before its body does");
    }
    return bytes;
  }
}
