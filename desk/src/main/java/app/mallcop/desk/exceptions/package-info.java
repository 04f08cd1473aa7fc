/**
 * {@code exceptions.yaml}: what the operator wants left alone, by whom, why and until when. It closes nothing and changes
 * no file: whether a finding is excepted is computed from the two. Start at {@link app.mallcop.desk.exceptions.Exceptions}.
 */
@NullMarked
package app.mallcop.desk.exceptions;

import org.jspecify.annotations.NullMarked;
