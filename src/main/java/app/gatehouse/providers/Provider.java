package app.gatehouse.providers;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
 * @param startCommand what starts a local provider, typed in a terminal; null where none is known
 * @param keyShapes how its keys begin; empty when they have no telling beginning
 * @param variables the names under which its key and address stand in files
 * @param baseUrl where it is reached, http or https, without a trailing slash; null when only the
 *     user knows the endpoint. An address the user gives goes before it
 * @param defaultModels listed until it has been asked; may be empty
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
    @Nullable String startCommand,
    List<KeyShape> keyShapes,
    Variables variables,
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

  /** The same provider, reached elsewhere. */
  Provider at(URI otherBaseUrl) {
    return new Provider(
        id,
        name,
        alsoCalled,
        tagline,
        description,
        recommendation,
        location,
        noun,
        access,
        keyPage,
        keyPageLabel,
        steps,
        troubleshooting,
        costs,
        startCommand,
        keyShapes,
        variables,
        otherBaseUrl,
        dialect,
        defaultModels,
        mark);
  }

  /**
   * Names of environment variables, as programs and {@code .env} files spell them.
   *
   * @param secret those that hold its key or token; may be empty
   * @param address those that hold where it is reached; may be empty
   */
  public record Variables(List<String> secret, List<String> address) {

    public Variables(@DefaultValue List<String> secret, @DefaultValue List<String> address) {
      this.secret = List.copyOf(secret);
      this.address = List.copyOf(address);
    }
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
    ADDRESS,
    /** The same, and a token where the local server is set to ask for one. */
    ADDRESS_AND_OPTIONAL_SECRET;

    public boolean needsSecret() {
      return this == SECRET || this == SECRET_AND_ENDPOINT;
    }

    /** Whether a secret can be saved at all. */
    public boolean takesSecret() {
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
  public record Mark(String letters, int hue) {

    private static final int FULL_CIRCLE = 360;

    /**
     * @throws IllegalArgumentException when there are no letters or more than two, or the hue is
     *     out of range
     */
    public Mark {
      int length = letters.codePointCount(0, letters.length());
      if (length < 1 || length > 2) {
        throw new IllegalArgumentException("A mark has one or two letters");
      }
      if (hue < 0 || hue >= FULL_CIRCLE) {
        throw new IllegalArgumentException("A hue is 0 to 359 degrees");
      }
    }

    /**
     * A mark for a provider that brings none: the initials of the first two words of its name, or
     * the first two letters of a single word, in a colour that depends on nothing but the id.
     */
    static Mark of(ProviderId id, String name) {
      List<String> words =
          Arrays.stream(name.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
      String letters =
          switch (words.size()) {
            case 0 -> first(id.value(), 2);
            case 1 -> first(words.getFirst(), 2);
            default -> first(words.get(0), 1) + first(words.get(1), 1);
          };
      return new Mark(upperCase(letters), hue(id));
    }

    private static String first(String text, int count) {
      int available = Math.min(count, text.codePointCount(0, text.length()));
      return text.substring(0, text.offsetByCodePoints(0, available));
    }

    /** Letter by letter, since String's own way turns one sharp s into two letters. */
    private static String upperCase(String letters) {
      return letters
          .codePoints()
          .map(Character::toUpperCase)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }

    /** Multiplied, so that ids which differ in their last letter alone are far apart in colour. */
    private static int hue(ProviderId id) {
      return Math.floorMod(id.value().hashCode() * 137L, FULL_CIRCLE);
    }
  }
}
