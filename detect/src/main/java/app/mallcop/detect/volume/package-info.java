/**
 * How much there is of something, by the day: spikes, drops and slow climbs of a kind of event on a connector, and of one actor in it. What a day
 * should have is an {@code Expectation}. Start with {@code VolumeAnomaly}.
 */
@NullMarked
package app.mallcop.detect.volume;

import org.jspecify.annotations.NullMarked;
