package app.mallcop.detect.rules.file;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it is written; its expressions are still text.
 *
 * @param types narrows the file's; empty for the file's
 * @param attack ids of ATT&CK techniques
 * @param when a cheap test before the others
 * @param groupBy whom a finding is about; empty for actor and target
 * @param lasting one finding without a date, not one a day
 */
public record Rule(Place at, String id, Set<EventType> types, List<String> attack, ConfigNode.@Nullable Scalar when,
        Shape shape, Severity severity, List<Adjust> adjust, List<ConfigNode.Scalar> groupBy, boolean lasting,
        ConfigNode.@Nullable Scalar title, ConfigNode.@Nullable Scalar description, Samples samples) {

    public Rule(Place at, String id, Set<EventType> types, List<String> attack, ConfigNode.@Nullable Scalar when,
            Shape shape, Severity severity, List<Adjust> adjust, List<ConfigNode.Scalar> groupBy, boolean lasting,
            ConfigNode.@Nullable Scalar title, ConfigNode.@Nullable Scalar description, Samples samples) {
        this.at = at;
        this.id = id;
        this.types = Set.copyOf(types);
        this.attack = List.copyOf(attack);
        this.when = when;
        this.shape = shape;
        this.severity = severity;
        this.adjust = List.copyOf(adjust);
        this.groupBy = List.copyOf(groupBy);
        this.lasting = lasting;
        this.title = title;
        this.description = description;
        this.samples = samples;
    }

    /** What it looks at. */
    public sealed interface Shape {}

    /** Every event by itself. */
    public record Single(ConfigNode.Scalar condition) implements Shape {}

    /** Many events of a group within a window. */
    public record Aggregate(Sum function, ConfigNode.@Nullable Scalar of, int windowSeconds,
            List<ConfigNode.Scalar> groupBy, ConfigNode.Scalar condition) implements Shape {

        public Aggregate(Sum function, ConfigNode.@Nullable Scalar of, int windowSeconds,
                List<ConfigNode.Scalar> groupBy, ConfigNode.Scalar condition) {
            this.function = function;
            this.of = of;
            this.windowSeconds = windowSeconds;
            this.groupBy = List.copyOf(groupBy);
            this.condition = condition;
        }
    }

    /** Several events in this order within a stretch of time. */
    public record Sequence(List<ConfigNode.Scalar> by, int withinSeconds, List<ConfigNode.Scalar> steps)
            implements
                Shape {
        public Sequence {
            by = List.copyOf(by);
            steps = List.copyOf(steps);
        }
    }

    /** What is made of many events. */
    public enum Sum {
        COUNT, COUNT_DISTINCT, SUM, MAX
    }

    /** Another severity where this holds, and why in words; the first that holds wins. */
    public record Adjust(ConfigNode.Scalar when, Severity severity, ConfigNode.@Nullable Scalar because) {
        public Adjust(ConfigNode.Scalar when, Severity severity, ConfigNode.@Nullable Scalar because) {
            this.when = when;
            this.severity = severity;
            this.because = because;
        }
    }
}
