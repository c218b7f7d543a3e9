/** One API for programs, in OpenAI's dialect and in Anthropic's, with access tokens of our own. */
@NullMarked
package app.gatehouse.gateway;

import org.jspecify.annotations.NullMarked;
