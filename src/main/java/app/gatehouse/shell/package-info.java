/** The frame around every page, and what a visitor sees when a page fails. */
@NullMarked
package app.gatehouse.shell;

import org.jspecify.annotations.NullMarked;
