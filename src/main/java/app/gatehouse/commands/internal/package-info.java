/** How a command reaches the Gatehouse that holds the data folder. */
@NullMarked
package app.gatehouse.commands.internal;

import org.jspecify.annotations.NullMarked;
