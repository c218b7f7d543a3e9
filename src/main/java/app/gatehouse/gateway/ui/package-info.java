/** The API page: the address for programs, access tokens, aliases and samples. */
@NullMarked
package app.gatehouse.gateway.ui;

import org.jspecify.annotations.NullMarked;
