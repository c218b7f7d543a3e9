@NullMarked
package app.gatehouse.configuration;

import org.jspecify.annotations.NullMarked;
