/** The Maintenance page: what the owner does for the installation, a card from each feature. */
@NullMarked
package app.gatehouse.maintenance;

import org.jspecify.annotations.NullMarked;
