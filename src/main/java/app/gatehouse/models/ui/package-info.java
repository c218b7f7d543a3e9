/** The Models page. */
@NullMarked
package app.gatehouse.models.ui;

import org.jspecify.annotations.NullMarked;
