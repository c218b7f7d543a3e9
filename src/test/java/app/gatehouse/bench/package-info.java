/** What the benchmarks start; see {@code bench/}. */
@NullMarked
package app.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
