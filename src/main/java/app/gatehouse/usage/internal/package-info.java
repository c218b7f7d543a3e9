/** Writes usage down off the requests' path, and reads it. */
@NullMarked
package app.gatehouse.usage.internal;

import org.jspecify.annotations.NullMarked;
