/** Accounts, the first run, sign-in, and who is signed in. */
@NullMarked
package app.gatehouse.accounts;

import org.jspecify.annotations.NullMarked;
