/**
 * The built-in runtime's own process: llama.cpp behind the OpenAI dialect, on a loopback port.
 * Knows nothing of Gatehouse and nothing of Spring; the only package that loads native code.
 */
@NullMarked
package app.gatehouse.runtimes.child;

import org.jspecify.annotations.NullMarked;
