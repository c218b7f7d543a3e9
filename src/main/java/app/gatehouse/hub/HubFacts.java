package app.gatehouse.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the Hub tells of a model; null is not told. Texts are cut to a length that can be shown, and
 * hold no characters that show nothing; their words are not to be trusted.
 *
 * @param downloads of late, as the Hub counts them
 * @param license as the Hub names it, for example {@code apache-2.0}
 * @param updated when a file was last changed
 * @param parameters how many; where a repository holds several models, of one of them
 * @param bytes of the model the parameters are told of, which is one of several files as a rule
 * @param contextLength tokens
 * @param architecture for example {@code llama}
 */
public record HubFacts(
    @Nullable Long downloads,
    @Nullable Long likes,
    @Nullable String license,
    @Nullable Instant updated,
    @Nullable Long parameters,
    @Nullable Long bytes,
    @Nullable Long contextLength,
    @Nullable String architecture) {}
