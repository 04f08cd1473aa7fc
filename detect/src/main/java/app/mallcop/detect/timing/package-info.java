/** When an actor is usually at work, and that somebody was at it at another time. Start with {@code UnusualTiming}; what is usual is a {@code Habit}. */
@NullMarked
package app.mallcop.detect.timing;

import org.jspecify.annotations.NullMarked;
