/** The Chat page. */
@NullMarked
package app.gatehouse.chat.ui;

import org.jspecify.annotations.NullMarked;
