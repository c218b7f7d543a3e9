package app.gatehouse.inference.internal;

import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import org.springframework.stereotype.Component;

@Component
class GeminiSpeaker {
  Outgoing chat(ModelRequest request, String name) throws InferenceException {
    throw new UnsupportedOperationException();
  }

  Outgoing embeddings(ModelRequest request, String name) throws InferenceException {
    throw new UnsupportedOperationException();
  }
}
