/** The Hugging Face Hub: who may read a gated model. */
@NullMarked
package app.gatehouse.hub;

import org.jspecify.annotations.NullMarked;
