/** Runs files of models on this machine: by the built-in runtime, or handed over to Ollama. */
@NullMarked
package app.gatehouse.runtimes;

import org.jspecify.annotations.NullMarked;
