/** The card of the master key on the Maintenance page. */
@NullMarked
package app.gatehouse.rotation.ui;

import org.jspecify.annotations.NullMarked;
