package app.gatehouse.providers;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service or local server that serves models.
 *
 * @param name for people, for example "Google Gemini"
 * @param alsoCalled another name people search for, or null
 * @param tagline two or three words for a closed card, for example "GPT models"
 * @param description one sentence
 * @param recommendation why to begin with this one, or null for most
 * @param location in the cloud, or on the user's own machine
 * @param noun what its secret is called
 * @param access what a user has to give
 * @param keyPage where the secret is made, or for a local provider where the program is to be had;
 *     null when an operator named none
 * @param keyPageLabel the words of the link to that page, for example "Get your OpenAI key here"
 * @param steps how to get a key, in order
 * @param troubleshooting what to check when it fails
 * @param costs a note on what it costs and where limits are set
 * @param baseUrl where it is reached, without a trailing slash; null when the user gives the
 *     endpoint
 * @param mark the square that stands for it
 */
public record Provider(
    ProviderId id,
    String name,
    @Nullable String alsoCalled,
    String tagline,
    String description,
    @Nullable String recommendation,
    Location location,
    SecretNoun noun,
    Access access,
    @Nullable URI keyPage,
    @Nullable String keyPageLabel,
    List<String> steps,
    List<String> troubleshooting,
    String costs,
    List<KeyShape> keyShapes,
    @Nullable URI baseUrl,
    Dialect dialect,
    List<DefaultModel> defaultModels,
    Mark mark) {

  public Provider {
    steps = List.copyOf(steps);
    troubleshooting = List.copyOf(troubleshooting);
    keyShapes = List.copyOf(keyShapes);
    defaultModels = List.copyOf(defaultModels);
  }

  /** Where a provider runs. */
  public enum Location {
    CLOUD,
    LOCAL
  }

  /** What a provider calls its secret. */
  public enum SecretNoun {
    KEY,
    TOKEN
  }

  /** What a user gives so that a provider can be used. */
  public enum Access {
    /** A key or token. */
    SECRET,
    /** A key and the address it is good for, as Azure OpenAI wants it. */
    SECRET_AND_ENDPOINT,
    /** Nothing secret; at most the address of a local server. */
    ADDRESS;

    public boolean needsSecret() {
      return this != ADDRESS;
    }

    public boolean needsEndpoint() {
      return this == SECRET_AND_ENDPOINT;
    }
  }

  /**
   * The provider's square.
   *
   * @param letters one or two
   * @param hue of its colour, 0 to 359 degrees
   */
  public record Mark(String letters, int hue) {}
}
