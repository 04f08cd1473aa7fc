/**
 * Secrets in the history of git repositories: every blob reachable from a ref or a stash is read once, with git's own
 * plumbing; who put it there is asked only for what was found. Start at
 * {@link app.mallcop.connect.history.HistoryScan}. What is a secret is decided in {@code text.secrets}. A secret itself
 * never leaves {@link app.mallcop.connect.history.BlobScan}: from there on it is a keyed hash.
 */
@NullMarked
package app.mallcop.connect.history;

import org.jspecify.annotations.NullMarked;
