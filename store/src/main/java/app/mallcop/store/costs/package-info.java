/** {@code costs.jsonl}: what was reserved and spent. Read as a set, like decisions. */
@NullMarked
package app.mallcop.store.costs;

import org.jspecify.annotations.NullMarked;
