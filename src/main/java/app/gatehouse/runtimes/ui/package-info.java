/** Running a model on this machine, on the pages that show it. */
@NullMarked
package app.gatehouse.runtimes.ui;

import org.jspecify.annotations.NullMarked;
