/** The ways to models, and what comes back by them. */
@NullMarked
package app.gatehouse.inference.internal;

import org.jspecify.annotations.NullMarked;
