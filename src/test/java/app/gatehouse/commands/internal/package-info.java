@NullMarked
package app.gatehouse.commands.internal;

import org.jspecify.annotations.NullMarked;
