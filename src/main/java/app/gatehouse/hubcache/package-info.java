/** The folder of files from the Hub that Gatehouse shares with the tools of Hugging Face. */
@NullMarked
package app.gatehouse.hubcache;

import org.jspecify.annotations.NullMarked;
