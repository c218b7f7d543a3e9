/** Servers that answer as the providers do; for tests, and by hand. */
@NullMarked
package app.gatehouse.fakes;

import org.jspecify.annotations.NullMarked;
