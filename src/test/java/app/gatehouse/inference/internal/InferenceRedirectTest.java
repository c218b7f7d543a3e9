package app.gatehouse.inference.internal;

import app.gatehouse.GatehouseTest;
import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@GatehouseTest
@Tag("wire")
@Requests(ModelInference.class)
class InferenceRedirectTest extends RedirectContract {

  @Autowired private BeanFactory beans;

  @Override
  protected void ask(URI origin, SecretText credential) {
    for (String provider : List.of("openai", "anthropic", "gemini", "azure")) {
      try (InferenceBed bed =
          InferenceBed.at(beans, provider, origin, credential.expose(), Duration.ofSeconds(10))) {
        bed.ask(Operation.CHAT, "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
            .close();
      } catch (InferenceException asItShould) {
        // A redirect is no answer.
      }
    }
  }
}
