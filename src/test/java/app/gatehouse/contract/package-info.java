/** What every implementation of a port has to pass. */
@NullMarked
package app.gatehouse.contract;

import org.jspecify.annotations.NullMarked;
