/** The operator's configuration: values sealed as {@code ENC(…)}. */
@NullMarked
package app.gatehouse.configuration;

import org.jspecify.annotations.NullMarked;
