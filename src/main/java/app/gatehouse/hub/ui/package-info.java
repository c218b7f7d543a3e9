/** The Hugging Face tab of the Models page. */
@NullMarked
package app.gatehouse.hub.ui;

import org.jspecify.annotations.NullMarked;
