/** Turns what a model wrote into what may safely stand in a page. */
@NullMarked
package app.gatehouse.chat.markdown;

import org.jspecify.annotations.NullMarked;
