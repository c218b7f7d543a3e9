/** Looks through the folder, and remembers who may see what. */
@NullMarked
package app.gatehouse.library.internal;

import org.jspecify.annotations.NullMarked;
