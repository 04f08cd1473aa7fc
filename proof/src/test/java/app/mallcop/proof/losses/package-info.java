/**
 * Scans of all platforms at once that are killed, on a disk that ends, while the platforms misbehave: afterwards the log holds
 * what the streams asked for. Start at {@link app.mallcop.proof.losses.ScanStormTest}.
 */
@NullMarked
package app.mallcop.proof.losses;

import org.jspecify.annotations.NullMarked;
