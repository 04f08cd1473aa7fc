package app.mallcop.detect.rules.file;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Place;
import java.util.List;

/** Events on which a rule must fire, and events on which it must stay quiet. */
public record Samples(List<Sample> fire, List<Sample> quiet) {

    public static final Samples NONE = new Samples(List.of(), List.of());

    public Samples {
        fire = List.copyOf(fire);
        quiet = List.copyOf(quiet);
    }

    /**
     * Events played in one go.
     *
     * @param history events repeated on the days before, for what is learned
     */
    public record Sample(Place at, List<ConfigNode.Fields> history, List<ConfigNode.Fields> events) {
        public Sample {
            history = List.copyOf(history);
            events = List.copyOf(events);
        }
    }
}
