/**
 * Working on open findings: reading what is on record around them, and writing case files and verdicts. Start at
 * {@link app.mallcop.desk.work.Investigator}.
 */
@NullMarked
package app.mallcop.desk.work;

import org.jspecify.annotations.NullMarked;
