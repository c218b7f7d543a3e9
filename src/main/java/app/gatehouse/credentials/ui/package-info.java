/** The provider card, the Keys page and copying. */
@NullMarked
@NamedInterface("ui")
package app.gatehouse.credentials.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
