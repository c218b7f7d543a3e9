/** Talking to the Hub. */
@NullMarked
package app.gatehouse.hub.internal;

import org.jspecify.annotations.NullMarked;
