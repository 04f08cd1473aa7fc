/** Tests of command. */
@NullMarked
package app.mallcop.cli.command;

import org.jspecify.annotations.NullMarked;
