package app.gatehouse.hub;

import org.jspecify.annotations.Nullable;

/**
 * A file of a model on the Hub.
 *
 * @param path within the repository, as the Hub names it: with slashes, and not to be trusted as
 *     the name of a file here
 * @param bytes from 0; null when the Hub does not tell
 * @param sha256 of the content, 64 lower-case hex digits; null for small files, which have none
 */
public record HubFile(String path, @Nullable Long bytes, @Nullable String sha256) {}
