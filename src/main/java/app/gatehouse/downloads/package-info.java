/** Brings files of models from the Hub to this machine: the queue, and what becomes of it. */
@NullMarked
package app.gatehouse.downloads;

import org.jspecify.annotations.NullMarked;
