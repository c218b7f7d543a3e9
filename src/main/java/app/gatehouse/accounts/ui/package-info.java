/** The set-up and login pages, and the account's part of the profile. */
@NullMarked
@NamedInterface("ui")
package app.gatehouse.accounts.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
