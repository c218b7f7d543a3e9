/** What pages show of the database: the banner while nothing is saved, and the owner's cards. */
@NullMarked
@NamedInterface("ui")
package app.gatehouse.storage.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
