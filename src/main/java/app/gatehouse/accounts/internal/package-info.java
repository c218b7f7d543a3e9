/** How accounts are kept and how sign-in is enforced. */
@NullMarked
package app.gatehouse.accounts.internal;

import org.jspecify.annotations.NullMarked;
