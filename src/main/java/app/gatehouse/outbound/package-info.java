/** The one way out: HTTP requests with bounded answers, and the rules for addresses. */
@NullMarked
package app.gatehouse.outbound;

import org.jspecify.annotations.NullMarked;
