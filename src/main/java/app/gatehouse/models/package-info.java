/** What can be chatted with: models, where they come from, and what an account adds by hand. */
@NullMarked
package app.gatehouse.models;

import org.jspecify.annotations.NullMarked;
