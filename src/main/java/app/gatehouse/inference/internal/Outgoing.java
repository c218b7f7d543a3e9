package app.gatehouse.inference.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in the provider's own words.
 *
 * @param path with its query, from its slash on
 * @param headers beside those of the key and the body
 * @param spoken the dialect whoever asked wants to hear
 * @param mark a field that every whole answer of the provider has: what lacks it is no answer
 * @param translator null where the provider speaks that dialect itself
 */
record Outgoing(
    String path,
    byte[] body,
    Map<String, String> headers,
    Spoken spoken,
    String mark,
    @Nullable Translator translator) {}
