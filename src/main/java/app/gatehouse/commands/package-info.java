/** What an operator asks for on the machine itself: {@code java -jar gatehouse.jar <command>}. */
@NullMarked
package app.gatehouse.commands;

import org.jspecify.annotations.NullMarked;
