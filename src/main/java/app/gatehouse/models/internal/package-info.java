/** The built-in sources of models and the registry's table. */
@NullMarked
package app.gatehouse.models.internal;

import org.jspecify.annotations.NullMarked;
