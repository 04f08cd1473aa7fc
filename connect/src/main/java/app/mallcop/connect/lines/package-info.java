/**
 * What the lines of an app's log mean, as {@code apps/<app>/parser.yaml} says: {@link app.mallcop.connect.lines.ParserFile}
 * reads one, {@link app.mallcop.connect.lines.LogParser} understands lines by it. Nothing of a line's text chooses an
 * event's type or severity.
 */
@NullMarked
package app.mallcop.connect.lines;

import org.jspecify.annotations.NullMarked;
