package app.gatehouse.gateway.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The description of the API, OpenAPI 3.1, as it is written in the resources. */
@Component
class Description {

  private static final String FILE = "/app/gatehouse/gateway/openapi.json";

  private final byte[] json;

  Description() {
    try (InputStream file =
        Objects.requireNonNull(Description.class.getResourceAsStream(FILE), FILE)) {
      this.json = file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] json() {
    return json;
  }
}
