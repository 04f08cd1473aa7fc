package app.mallcop.detect.rules.file;

import app.mallcop.api.Severity;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Shown;
import app.mallcop.detect.rules.file.Rule.Aggregate;
import app.mallcop.detect.rules.file.Rule.Sequence;
import app.mallcop.detect.rules.file.Rule.Shape;
import app.mallcop.detect.rules.file.Rule.Single;
import app.mallcop.detect.rules.file.Rule.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a file. */
final class RuleReader {

    private static final List<String> KEYS = List.of("id", "why", "attack", "event_types", "when", "condition",
            "severity", "adjust", "group_by", "dedupe", "aggregate", "sequence", "finding_template", "samples");
    private static final int LONGEST_WINDOW_HOURS = 72;
    private static final int MOST_STEPS = 8;
    private static final int MOST_GROUPS = 4;
    private static final int MOST_ADJUSTS = 8;

    private final Reading reading;
    private final RuleFileReader file;
    private final Severity absent;

    RuleReader(Reading reading, RuleFileReader file, Severity absent) {
        this.reading = reading;
        this.file = file;
        this.absent = absent;
    }

    /** @param only whether it is the only one, which may go without an id */
    Rule read(ConfigNode.Fields fields, String where, int index, boolean only) {
        boolean inFile = where.equals("condition");
        if (!inFile) {
            reading.unknownKeys(where, fields, KEYS);
        }
        ConfigNode.Scalar title = null;
        ConfigNode.Scalar description = null;
        ConfigNode template = Reading.value(fields, "finding_template");
        if (template instanceof ConfigNode.Fields words) {
            reading.unknownKeys(where + ".finding_template", words, List.of("title", "description"));
            title = reading.scalar(where + ".finding_template", words, "title");
            description = reading.scalar(where + ".finding_template", words, "description");
        } else if (template != null) {
            reading.wrongType(where + ".finding_template", template, "a map with title and description");
        }
        return new Rule(fields.at(), inFile ? "rule" : id(fields, where, index, only),
                inFile ? java.util.Set.of() : file.types(where + ".event_types", Reading.value(fields, "event_types")),
                attack(fields, where), reading.scalar(where, fields, "when"), shape(fields, where),
                inFile ? absent : reading.severity(where, fields, "severity", absent), adjusts(fields, where),
                groupBy(where + ".group_by", Reading.value(fields, "group_by")), isLasting(fields, where),
                title, description,
                new SampleReader(reading).read(fields, where));
    }

    private String id(ConfigNode.Fields fields, String where, int index, boolean only) {
        ConfigNode.Scalar id = reading.scalar(where, fields, "id");
        if (id == null) {
            return only ? "rule" : "rule-" + (index + 1);
        }
        if (!RuleFileReader.isName(id.text())) {
            reading.add(Kind.NOT_ALLOWED, id.at(), where + ".id: found " + Shown.quoted(id.text()),
                    "allowed: 2 to 63 of a-z, 0-9 and '-', beginning with a letter");
        }
        return id.text();
    }

    private List<String> attack(ConfigNode.Fields fields, String where) {
        List<String> ids = new ArrayList<>();
        for (ConfigNode.Scalar id : reading.scalars(where + ".attack", Reading.value(fields, "attack"))) {
            if (!isTechnique(id.text())) {
                reading.add(Kind.NOT_ALLOWED, id.at(), where + ".attack: found " + Shown.quoted(id.text()),
                        "an ATT&CK technique is such as T1562 or T1562.008");
            }
            ids.add(id.text());
        }
        return ids;
    }

    private static boolean isTechnique(String text) {
        return (text.length() == 5 || (text.length() == 9 && text.charAt(5) == '.')) && text.charAt(0) == 'T'
                && text.chars().skip(1).filter(c -> c != '.').allMatch(c -> c >= '0' && c <= '9')
                && text.chars().filter(c -> c == '.').count() == (text.length() == 9 ? 1 : 0);
    }

    private boolean isLasting(ConfigNode.Fields fields, String where) {
        ConfigNode.Scalar dedupe = reading.scalar(where, fields, "dedupe");
        if (dedupe == null) {
            return false;
        }
        List<String> allowed = List.of("state", "day", "episode");
        if (!allowed.contains(dedupe.text())) {
            reading.notAllowed(where + ".dedupe", dedupe, allowed);
        }
        if (dedupe.text().equals("state")
                && (Reading.value(fields, "aggregate") != null || Reading.value(fields, "sequence") != null)) {
            reading.add(Kind.NOT_ALLOWED, dedupe.at(), where + ".dedupe: many events together are no state",
                    "write day, or leave it out");
        }
        return dedupe.text().equals("state");
    }

    private List<Rule.Adjust> adjusts(ConfigNode.Fields fields, String where) {
        List<Rule.Adjust> adjusts = new ArrayList<>();
        String path = where + ".adjust";
        for (ConfigNode.Fields one : reading.maps(path, Reading.value(fields, "adjust"),
                "a map with when and severity")) {
            reading.unknownKeys(path, one, List.of("when", "severity", "because"));
            ConfigNode.Scalar when = reading.need(path, one, "when", "\"event.actor NOT IN baseline.actors\"");
            reading.need(path, one, "severity", "critical");
            if (when != null) {
                adjusts.add(new Rule.Adjust(when, reading.severity(path, one, "severity", absent),
                        reading.scalar(path, one, "because")));
            }
            if (adjusts.size() > MOST_ADJUSTS) {
                reading.add(Kind.OUT_OF_RANGE, one.at(), path + ": has more than " + MOST_ADJUSTS, "join some with OR");
                return List.of();
            }
        }
        return adjusts;
    }

    private List<ConfigNode.Scalar> groupBy(String path, @Nullable ConfigNode value) {
        List<ConfigNode.Scalar> paths = reading.scalars(path, value);
        if (paths.size() > MOST_GROUPS) {
            reading.add(Kind.OUT_OF_RANGE, paths.get(MOST_GROUPS).at(), path + ": has " + paths.size() + " paths",
                    "at most " + MOST_GROUPS);
            return List.of();
        }
        return paths;
    }

    private Shape shape(ConfigNode.Fields fields, String where) {
        ConfigNode aggregate = Reading.value(fields, "aggregate");
        ConfigNode sequence = Reading.value(fields, "sequence");
        if (aggregate != null && sequence != null) {
            reading.add(Kind.NOT_ALLOWED, sequence.at(), where + ": has an aggregate and a sequence",
                    "write two rules");
        }
        if (sequence != null) {
            return sequence(sequence, where, fields);
        }
        ConfigNode.Scalar written = reading.need(where, fields, "condition",
                aggregate == null ? "\"event.action == 'delete'\"" : "\"agg.value >= 20\"");
        ConfigNode.Scalar condition = written == null
                ? new ConfigNode.Scalar(fields.at(), ConfigNode.Kind.TEXT, "false")
                : written;
        return aggregate == null ? new Single(condition) : aggregate(aggregate, where, condition);
    }

    private Shape aggregate(ConfigNode node, String where, ConfigNode.Scalar condition) {
        String path = where + ".aggregate";
        if (!(node instanceof ConfigNode.Fields fields)) {
            reading.wrongType(path, node, "a map such as {function: count, window: 10m, group_by: [event.actor]}");
            return new Single(condition);
        }
        reading.unknownKeys(path, fields, List.of("function", "of", "window", "group_by"));
        ConfigNode.Scalar name = reading.need(path, fields, "function", "count");
        List<String> words = Arrays.stream(Sum.values()).map(sum -> sum.name().toLowerCase(Locale.ROOT)).toList();
        if (name != null && !words.contains(name.text())) {
            reading.notAllowed(path + ".function", name, words);
        }
        Sum function = name == null || !words.contains(name.text())
                ? Sum.COUNT
                : Sum.valueOf(name.text().toUpperCase(Locale.ROOT));
        ConfigNode.Scalar of = reading.scalar(path, fields, "of");
        if (function != Sum.COUNT && of == null) {
            reading.missing(path, fields, "of", "event.target");
        } else if (function == Sum.COUNT && of != null) {
            reading.add(Kind.NOT_ALLOWED, of.at(), path + ".of: count counts events, not values",
                    "write function: count_distinct, or leave `of` out");
        }
        return new Aggregate(function, of, reading.seconds(path, fields, "window", LONGEST_WINDOW_HOURS),
                groupBy(path + ".group_by", Reading.value(fields, "group_by")), condition);
    }

    private Shape sequence(ConfigNode node, String where, ConfigNode.Fields rule) {
        String path = where + ".sequence";
        if (!(node instanceof ConfigNode.Fields fields)) {
            reading.wrongType(path, node, "a map such as {by: [event.actor], within: 1h, steps: [...]}");
            return new Sequence(List.of(), 0, List.of());
        }
        reading.unknownKeys(path, fields, List.of("by", "within", "steps"));
        ConfigNode.Scalar condition = reading.scalar(where, rule, "condition");
        if (condition != null) {
            reading.add(Kind.NOT_ALLOWED, condition.at(), where + ": has a sequence and a condition",
                    "put the condition into its steps");
        }
        List<ConfigNode.Scalar> steps = reading.scalars(path + ".steps", Reading.value(fields, "steps"));
        if (steps.size() < 2 || steps.size() > MOST_STEPS) {
            reading.add(Kind.OUT_OF_RANGE, fields.at(), path + ".steps: has " + steps.size() + " steps",
                    "allowed: 2 to " + MOST_STEPS);
        }
        List<ConfigNode.Scalar> by = groupBy(path + ".by", Reading.value(fields, "by"));
        if (by.isEmpty()) {
            reading.missing(path, fields, "by", "[event.actor]");
        }
        return new Sequence(by, reading.seconds(path, fields, "within", LONGEST_WINDOW_HOURS), steps);
    }

}
