package app.gatehouse.chat.markdown;

/**
 * What Gatehouse itself says within a text.
 *
 * @param imageOn stands for an image that is not fetched; {@code %s} is its host
 * @param copy on the button that copies a piece of code
 * @param code stands over a piece of code whose language is unknown
 */
public record MarkdownWords(String imageOn, String copy, String code) {}
