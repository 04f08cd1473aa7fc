/**
 * Takes open findings to people: which ones are due on a channel, and that each is told at least once and, unless it
 * grows worse or waits for too long, at most once. A finding that was told stays open. And the ways there: which channels
 * are set up, and whether every route ends in one. Start at {@link app.mallcop.desk.tell.Due} and
 * {@link app.mallcop.desk.tell.Ways}.
 */
@NullMarked
package app.mallcop.desk.tell;

import org.jspecify.annotations.NullMarked;
