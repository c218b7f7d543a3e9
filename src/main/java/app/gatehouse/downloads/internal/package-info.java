/** The queue of downloads. */
@NullMarked
package app.gatehouse.downloads.internal;

import org.jspecify.annotations.NullMarked;
