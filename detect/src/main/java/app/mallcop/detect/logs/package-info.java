/** Logs that no longer look as their parser expects, or that stopped. Start with {@code LogFormatDrift}; what a parser says of some lines is a {@code Summary}. */
@NullMarked
package app.mallcop.detect.logs;

import org.jspecify.annotations.NullMarked;
