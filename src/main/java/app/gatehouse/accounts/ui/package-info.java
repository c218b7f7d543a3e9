/** The set-up and login pages, and the account's part of the profile. */
@NullMarked
package app.gatehouse.accounts.ui;

import org.jspecify.annotations.NullMarked;
