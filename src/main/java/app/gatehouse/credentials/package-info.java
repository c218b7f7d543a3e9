/** What an account saves for a provider, sealed; and the one door a plaintext leaves by. */
@NullMarked
package app.gatehouse.credentials;

import org.jspecify.annotations.NullMarked;
