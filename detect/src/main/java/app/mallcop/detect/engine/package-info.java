/**
 * Who runs the detectors: {@link app.mallcop.detect.engine.Engine} plays days in order against the {@code Ledger} of sealed days, {@code DayBook}
 * holds what is not sealed yet, {@code Crews} share the detectors out among the cores, {@code Haul} makes findings of what was raised. No file and no clock: {@code desk} brings events in and takes the
 * {@code Change}s out. Start with {@code Engine}.
 */
@NullMarked
package app.mallcop.detect.engine;

import org.jspecify.annotations.NullMarked;
