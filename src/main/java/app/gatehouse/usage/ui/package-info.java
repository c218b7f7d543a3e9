/** The Usage page, and what other pages tell of budgets. */
@NullMarked
@NamedInterface("ui")
package app.gatehouse.usage.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
