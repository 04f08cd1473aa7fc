/**
 * The desk: one class per task. A request record goes in, a result record comes out, and the run's transaction is
 * around it. Knows no argument, no stream and no terminal; {@code cli} renders what it returns. What cannot be done is a
 * {@link app.mallcop.api.Refusal}; how far it is goes to a {@link app.mallcop.desk.Progress}; whether to stop is asked
 * of a {@link app.mallcop.desk.Cancel}.
 */
@NullMarked
package app.mallcop.desk;

import org.jspecify.annotations.NullMarked;
