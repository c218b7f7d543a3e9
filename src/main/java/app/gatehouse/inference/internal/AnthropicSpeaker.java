package app.gatehouse.inference.internal;

import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class AnthropicSpeaker {
  Outgoing chat(ModelRequest request, String name, Map<String, String> headers)
      throws InferenceException {
    throw new UnsupportedOperationException();
  }
}
