/**
 * Asks models, whoever serves them: finds the way to a model, sends the request with the account's
 * own key, and gives the answer back in one dialect while it comes.
 */
@NullMarked
package app.gatehouse.inference;

import org.jspecify.annotations.NullMarked;
