/** Sealing and opening secrets: the only code that touches cryptography. */
@NullMarked
package app.gatehouse.vault;

import org.jspecify.annotations.NullMarked;
