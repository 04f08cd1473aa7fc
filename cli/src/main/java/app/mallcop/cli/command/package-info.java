/**
 * The commands, one class each, and the table of them in {@link app.mallcop.cli.command.Commands}. A command parses and
 * wires, calls one task of {@code desk}, and renders the result twice: for programs and for people.
 */
@NullMarked
package app.mallcop.cli.command;

import org.jspecify.annotations.NullMarked;
