/**
 * The command line. {@link app.mallcop.cli.Main} is the door; {@code frame} parses, keeps the promises about output and
 * exit codes and finds the deployment repo; {@code show} writes JSON, tables and text; {@code command} holds one small
 * class per command. No command decides anything: it calls a task of {@code desk} and renders what comes back.
 */
@NullMarked
package app.mallcop.cli;

import org.jspecify.annotations.NullMarked;
