/**
 * The run log and the transaction around a run. {@link app.mallcop.store.runs.RunLine} is what a finished run says of
 * itself; {@link app.mallcop.store.runs.RunLog} reads and adds lines; {@link app.mallcop.store.runs.Totals} are the
 * running totals, a pure function of the totals before and the line.
 */
@NullMarked
package app.mallcop.store.runs;

import org.jspecify.annotations.NullMarked;
