/** Who asked which model when, with how many tokens and at what cost; never what was said. */
@NullMarked
package app.gatehouse.usage;

import org.jspecify.annotations.NullMarked;
