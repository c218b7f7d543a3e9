@NullMarked
package app.gatehouse.inference.internal;

import org.jspecify.annotations.NullMarked;
