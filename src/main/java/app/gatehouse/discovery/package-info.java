/** Asks providers: is this credential good, what may it do, which models does it unlock. */
@NullMarked
package app.gatehouse.discovery;

import org.jspecify.annotations.NullMarked;
