/** One file of the Hub on its way here: over the wire, verified, and into the cache. */
@NullMarked
package app.gatehouse.downloads.internal.transfer;

import org.jspecify.annotations.NullMarked;
