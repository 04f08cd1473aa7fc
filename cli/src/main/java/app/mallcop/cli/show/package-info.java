/**
 * How results look: {@link app.mallcop.cli.show.Json} for programs, {@link app.mallcop.cli.show.Page} and
 * {@link app.mallcop.cli.show.Table} for people. The only place of the command line where text from outside becomes
 * characters, boxed in JSON and made harmless for a terminal.
 */
@NullMarked
package app.mallcop.cli.show;

import org.jspecify.annotations.NullMarked;
