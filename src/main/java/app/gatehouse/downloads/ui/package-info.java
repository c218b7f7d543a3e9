/** What pages show of downloads: the bell, the list, and the button at a file. */
@NullMarked
@NamedInterface("ui")
package app.gatehouse.downloads.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
