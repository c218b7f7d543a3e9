package app.gatehouse.providers;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the address of an Azure deployment tells besides the endpoint. People paste what the portal
 * shows: {@code
 * https://RES.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=…}, the same
 * below {@code RES.cognitiveservices.azure.com}, {@code RES.services.ai.azure.com} (with a project
 * in its path or without) and {@code REGION.api.cognitive.microsoft.com}. The v1 addresses name no
 * deployment. Source: Azure's documentation, 2026.
 *
 * @param deployment null when the address names none
 * @param apiVersion null when the address names none
 */
public record AzureEndpoint(@Nullable String deployment, @Nullable String apiVersion) {

  private static final AzureEndpoint NOTHING = new AzureEndpoint(null, null);
  private static final int MAX_LENGTH = 2000;
  private static final String BEFORE_A_DEPLOYMENT = "deployments";
  private static final String VERSION = "api-version";

  /** As the portal allows; a letter or digit at both ends. */
  private static final Pattern DEPLOYMENT =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

  private static final Pattern API_VERSION =
      Pattern.compile("(?:v1|latest|preview|\\d{4}-\\d{2}-\\d{2}(?:-preview)?)");

  /** Reads whatever was typed; what is not of the forms above tells nothing. */
  public static AzureEndpoint read(String typed) {
    if (typed.length() > MAX_LENGTH) {
      return NOTHING;
    }
    String address = typed.strip();
    int end = address.indexOf('#');
    String all = end < 0 ? address : address.substring(0, end);
    int question = all.indexOf('?');
    String path = question < 0 ? all : all.substring(0, question);
    String query = question < 0 ? "" : all.substring(question + 1);
    return new AzureEndpoint(deployment(path).orElse(null), apiVersion(query).orElse(null));
  }

  private static Optional<String> deployment(String path) {
    String[] parts = path.split("/", -1);
    for (int i = 1; i < parts.length - 1; i++) {
      if (parts[i].equalsIgnoreCase(BEFORE_A_DEPLOYMENT)) {
        return decoded(parts[i + 1]).filter(name -> DEPLOYMENT.matcher(name).matches());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> apiVersion(String query) {
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).equalsIgnoreCase(VERSION)) {
        return decoded(part.substring(equals + 1))
            .map(version -> version.toLowerCase(Locale.ROOT))
            .filter(version -> API_VERSION.matcher(version).matches());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String part) {
    try {
      return Optional.of(URLDecoder.decode(part, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
