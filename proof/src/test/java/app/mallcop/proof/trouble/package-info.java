/** What machines do to programs: a disk that is full or not ours, a clock that goes back, two of us at once. Real processes. */
@NullMarked
package app.mallcop.proof.trouble;

import org.jspecify.annotations.NullMarked;
