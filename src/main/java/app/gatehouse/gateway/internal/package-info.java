/** How the API for programs is served. */
@NullMarked
package app.gatehouse.gateway.internal;

import org.jspecify.annotations.NullMarked;
