/** What pages show of discovery. */
@NullMarked
@NamedInterface("ui")
package app.gatehouse.discovery.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
