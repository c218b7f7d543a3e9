/** What providers exist: pure data, loaded from {@code providers.yaml} and the configuration. */
@NullMarked
package app.gatehouse.providers;

import org.jspecify.annotations.NullMarked;
