/** An adapter per dialect, and what they share. */
@NullMarked
package app.gatehouse.discovery.internal;

import org.jspecify.annotations.NullMarked;
