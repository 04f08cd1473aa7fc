/**
 * The airlock (law 1): the only ways from {@link app.mallcop.api.Untrusted} to a string that leaves the program.
 *
 * <p>A sink asks by name: {@link app.mallcop.text.airlock.Boxing} for files and agents,
 * {@link app.mallcop.text.airlock.Terminal} for people, {@link app.mallcop.text.airlock.ForModel} for a model.
 * {@link app.mallcop.text.airlock.Inspect} says what was met, {@link app.mallcop.text.airlock.Bounds} limits whole
 * value trees. Below them, {@code Escapes} is the one escape form and {@code MarkerScan} finds forged markers. Which
 * characters are dangerous or look like which letter is data: the TSV files of this package. See docs/airlock.md.
 */
@NullMarked
package app.mallcop.text.airlock;

import org.jspecify.annotations.NullMarked;
