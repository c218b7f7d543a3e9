package app.gatehouse.inference;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator configures of asking models.
 *
 * @param idle the longest silence of a provider: until its answer begins, and between two parts of
 *     it ({@code GATEHOUSE_INFERENCE_IDLE}; 60 seconds)
 * @param localIdle the same for servers on this machine, which may have to load a model first
 *     ({@code GATEHOUSE_INFERENCE_LOCAL_IDLE}; 10 minutes)
 * @param total the longest an answer may take altogether ({@code GATEHOUSE_INFERENCE_TOTAL}; 30
 *     minutes)
 * @param huggingFaceRouter where Hugging Face serves models in OpenAI's dialect, which is not where
 *     the Hub is; without a trailing slash ({@code GATEHOUSE_INFERENCE_HUGGING_FACE_ROUTER})
 */
@ConfigurationProperties("gatehouse.inference")
public record InferenceSettings(
    @DefaultValue("60s") Duration idle,
    @DefaultValue("10m") Duration localIdle,
    @DefaultValue("30m") Duration total,
    @DefaultValue("https://router.huggingface.co/v1") URI huggingFaceRouter) {

  public InferenceSettings {
    if (!idle.isPositive() || !localIdle.isPositive() || !total.isPositive()) {
      throw new IllegalArgumentException("gatehouse.inference: all times are more than 0");
    }
  }
}
