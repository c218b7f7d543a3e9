package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An image that stands in the request itself.
 *
 * @param mediaType for example {@code image/png}
 * @param base64 its bytes
 */
record ImageData(String mediaType, String base64) {

  private static final Pattern HEAD =
      Pattern.compile(
          "data:([a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60});base64,", Pattern.CASE_INSENSITIVE);

  /** The address of the part's image. */
  static String address(JsonNode part) throws InferenceException {
    JsonNode image = part.path("image_url");
    String url = image.isString() ? image.stringValue() : image.path("url").stringValue("");
    if (url.isEmpty()) {
      throw ChatRequest.refuse(Reason.BAD_REQUEST, "An image has no address.");
    }
    return url;
  }

  /**
   * @return empty for the address of an image that is elsewhere
   */
  static Optional<ImageData> of(String address) throws InferenceException {
    if (!address.regionMatches(true, 0, "data:", 0, 5)) {
      return Optional.empty();
    }
    Matcher head = HEAD.matcher(address);
    if (!head.lookingAt()) {
      throw ChatRequest.refuse(
          Reason.BAD_REQUEST, "An image's data: address needs a media type and base64.");
    }
    return Optional.of(new ImageData(head.group(1), address.substring(head.end())));
  }
}
