/**
 * A Hub to test against, and to try the whole of Gatehouse out without a network: one origin that
 * knows models, users and gates, another one that has the bytes, as in life.
 */
@NullMarked
package app.gatehouse.fakes.hub;

import org.jspecify.annotations.NullMarked;
