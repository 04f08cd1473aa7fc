/** Feeding facts in: {@link app.mallcop.desk.feed.Import}. Later the scan of the platforms stands beside it. */
@NullMarked
package app.mallcop.desk.feed;

import org.jspecify.annotations.NullMarked;
