/** The data folder: its lock, the database in it, and the checks before anything is opened. */
@NullMarked
package app.gatehouse.storage;

import org.jspecify.annotations.NullMarked;
