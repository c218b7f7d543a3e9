/** How conversations are stored and sealed, and how an answer is read off the wire. */
@NullMarked
package app.gatehouse.chat.internal;

import org.jspecify.annotations.NullMarked;
