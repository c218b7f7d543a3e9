/** The keys in the database, and the work of sealing anew. */
@NullMarked
package app.gatehouse.rotation.internal;

import org.jspecify.annotations.NullMarked;
