/** What the header of a GGUF file says. Reads files, knows no other feature. */
@NullMarked
package app.gatehouse.gguf;

import org.jspecify.annotations.NullMarked;
