/** The provider card, the Keys page and copying. */
@NullMarked
package app.gatehouse.credentials.ui;

import org.jspecify.annotations.NullMarked;
