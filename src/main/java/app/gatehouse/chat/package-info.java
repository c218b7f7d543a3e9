/**
 * Conversations with models: kept sealed, answered by whoever serves the model, whether or not
 * anybody looks on.
 */
@NullMarked
package app.gatehouse.chat;

import org.jspecify.annotations.NullMarked;
