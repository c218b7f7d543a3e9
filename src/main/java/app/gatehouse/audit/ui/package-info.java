/** The Activity page. */
@NullMarked
package app.gatehouse.audit.ui;

import org.jspecify.annotations.NullMarked;
