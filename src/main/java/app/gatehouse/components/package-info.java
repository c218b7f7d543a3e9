/** Building blocks every page uses: badges, marks, notices, live updates. Knows no feature. */
@NullMarked
package app.gatehouse.components;

import org.jspecify.annotations.NullMarked;
