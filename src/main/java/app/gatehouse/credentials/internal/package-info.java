/** How credentials are stored. */
@NullMarked
package app.gatehouse.credentials.internal;

import org.jspecify.annotations.NullMarked;
