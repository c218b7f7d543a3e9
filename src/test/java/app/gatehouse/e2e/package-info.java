/** Tests of the packaged jar. */
@NullMarked
package app.gatehouse.e2e;

import org.jspecify.annotations.NullMarked;
