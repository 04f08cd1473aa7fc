/**
 * The frame around every command: what may be typed ({@link app.mallcop.cli.frame.Option},
 * {@link app.mallcop.cli.frame.Argument}), the one JSON document on stdout whatever happens, exit codes, help, progress
 * and Ctrl-C. To add a command start at {@link app.mallcop.cli.frame.Command}. Touches stdin, stdout, stderr and the
 * environment only through {@link app.mallcop.cli.frame.World}.
 */
@NullMarked
package app.mallcop.cli.frame;

import org.jspecify.annotations.NullMarked;
