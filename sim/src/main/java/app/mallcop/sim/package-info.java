/**
 * A company that does not exist, and the audit history it leaves behind: for the demo, for tests and for benches.
 *
 * <p>{@code company} is who they are and what they own, {@code deed} one thing somebody did, {@code rhythm} how a day
 * goes, {@code incident} what went wrong, {@code play} thirty days of it all and how it arrives, {@code speak} how each
 * platform would say it, {@code shelf} what a platform has on record and since when, {@code server} (with {@code tls} and
 * {@code json}) the HTTPS servers that hand it out, {@code scale} very many lines very fast. Every name, domain and
 * address is from a reserved range. Start at {@link app.mallcop.sim.play.Played}, {@link app.mallcop.sim.server.SimServer}.
 */
@NullMarked
package app.mallcop.sim;

import org.jspecify.annotations.NullMarked;
