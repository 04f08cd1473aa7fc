package app.mallcop.detect.rules.file;

import app.mallcop.api.config.ConfigNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the samples of a rule; their events are read when they are played. */
final class SampleReader {

    private final Reading reading;

    SampleReader(Reading reading) {
        this.reading = reading;
    }

    Samples read(ConfigNode.Fields rule, String where) {
        ConfigNode node = Reading.value(rule, "samples");
        if (node == null) {
            return Samples.NONE;
        }
        String path = where + ".samples";
        if (!(node instanceof ConfigNode.Fields fields)) {
            reading.wrongType(path, node, "a map with fire and quiet");
            return Samples.NONE;
        }
        reading.unknownKeys(path, fields, List.of("fire", "quiet"));
        return new Samples(samples(path + ".fire", Reading.value(fields, "fire")),
                samples(path + ".quiet", Reading.value(fields, "quiet")));
    }

    private List<Samples.Sample> samples(String path, @org.jspecify.annotations.Nullable ConfigNode node) {
        List<Samples.Sample> samples = new ArrayList<>();
        if (node instanceof ConfigNode.Items items) {
            items.items().forEach(item -> samples.add(sample(path, item)));
        } else if (node != null) {
            reading.wrongType(path, node, "a list of samples, each a list of events");
        }
        return samples;
    }

    private Samples.Sample sample(String path, ConfigNode node) {
        if (node instanceof ConfigNode.Fields fields && fields.fields().containsKey("events")) {
            reading.unknownKeys(path, fields, List.of("history", "events"));
            return new Samples.Sample(fields.at(), events(path + ".history", Reading.value(fields, "history")),
                    events(path + ".events", Reading.value(fields, "events")));
        }
        // One event alone stands for a list of one.
        return new Samples.Sample(node.at(), List.of(), node instanceof ConfigNode.Fields one
                ? List.of(one)
                : events(path, node));
    }

    private List<ConfigNode.Fields> events(String path, @org.jspecify.annotations.Nullable ConfigNode node) {
        return reading.maps(path, node, "an event: a map such as {event_type: login, actor: eve}");
    }
}
