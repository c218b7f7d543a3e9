/** The process of the built-in runtime, what is known before a model is loaded, and Ollama. */
@NullMarked
package app.gatehouse.runtimes.internal;

import org.jspecify.annotations.NullMarked;
