/** Writes down what happened to accounts and credentials, and shows it; nobody depends on it. */
@NullMarked
package app.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
