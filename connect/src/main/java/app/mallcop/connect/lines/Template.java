package app.mallcop.connect.lines;

import app.mallcop.api.config.Place;
import java.util.List;

/**
 * One kind of line.
 *
 * @param noise whether its lines are only counted
 * @param samples lines it is for, and {@code others} lines it is not for
 */
record Template(String name, Matcher matcher, Classification classification, Meaning meaning, boolean noise,
        List<Sample> samples, List<Sample> others, Place at) {

    /** @param at where it is written */
    record Sample(String line, Place at) {}

    Template {
        samples = List.copyOf(samples);
        others = List.copyOf(others);
    }
}
