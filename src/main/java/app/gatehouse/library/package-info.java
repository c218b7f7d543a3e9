/** Files of models on this machine: which there are, who sees them, and the models they make. */
@NullMarked
package app.gatehouse.library;

import org.jspecify.annotations.NullMarked;
