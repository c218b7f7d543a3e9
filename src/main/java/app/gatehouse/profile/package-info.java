/** The Profile page: puts the parts of accounts, credentials and models together. */
@NullMarked
package app.gatehouse.profile;

import org.jspecify.annotations.NullMarked;
