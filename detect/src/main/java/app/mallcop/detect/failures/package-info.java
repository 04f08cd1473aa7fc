/**
 * Failed sign-ins in numbers: guessing at one account, one password tried on many, the second factor asked for until somebody gives in, and
 * the success that follows. Start with {@code AuthFailureBurst}; {@code Attempt} says whether an event is a sign-in and how it ended.
 */
@NullMarked
package app.mallcop.detect.failures;

import org.jspecify.annotations.NullMarked;
