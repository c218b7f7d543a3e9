/** Replaces the master key by a new one while Gatehouse serves. */
@NullMarked
package app.gatehouse.rotation;

import org.jspecify.annotations.NullMarked;
