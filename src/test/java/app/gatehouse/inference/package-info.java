@NullMarked
package app.gatehouse.inference;

import org.jspecify.annotations.NullMarked;
