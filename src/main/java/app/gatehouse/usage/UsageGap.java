package app.gatehouse.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time of which requests may be missing.
 *
 * @param at about when
 * @param lost how many could not be kept, because nothing could be saved for too long; null where
 *     Gatehouse ended unexpectedly: then up to a second of usage before may be missing
 */
public record UsageGap(Instant at, @Nullable Long lost) {}
