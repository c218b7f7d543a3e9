@NullMarked
package app.gatehouse.commands;

import org.jspecify.annotations.NullMarked;
