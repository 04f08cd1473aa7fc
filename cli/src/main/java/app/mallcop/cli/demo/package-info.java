/**
 * {@code mallcop demo}: a simulated company's deployment repo, filled by playing thirty days as a series of runs. Reads no
 * credential, sends nothing, costs nothing. Start at {@link app.mallcop.cli.demo.Demo}.
 */
@NullMarked
package app.mallcop.cli.demo;

import org.jspecify.annotations.NullMarked;
