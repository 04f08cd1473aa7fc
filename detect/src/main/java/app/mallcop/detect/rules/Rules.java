package app.mallcop.detect.rules;

import app.mallcop.api.EventType;
import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.detect.Detector;
import app.mallcop.detect.rules.expression.Scenes;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.rules.file.RuleFileReader;
import app.mallcop.detect.rules.sets.CommonSets;
import app.mallcop.detect.rules.sets.Habits;
import app.mallcop.detect.tuning.Support;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes detectors of rule files. They share the common sets, so all of a detection's files go through one of these. */
public final class Rules {

    private final Support support;
    private final CommonSets common;
    private final Scenes scenes = new Scenes();
    private final List<RuleDetector> detectors = new ArrayList<>();

    public Rules(Support support) {
        this.support = support;
        this.common = new CommonSets(support);
    }

    /** What was read of a file, and everything that is wrong with it. */
    public record Loaded(RuleFile file, List<ConfigError> errors) {
        public Loaded {
            errors = List.copyOf(errors);
        }

        public boolean isFine() {
            return errors.isEmpty();
        }
    }

    /** A file somebody wrote: all of it is checked now. It runs only when nothing is wrong with it. */
    public Loaded add(ConfigNode.Fields root, Map<String, Value> config) {
        Reading reading = new Reading();
        RuleFile file = new RuleFileReader(reading).read(root);
        return add(file, config, reading);
    }

    /** A file that was read; what was wrong with it so far is in the reading. */
    public Loaded add(RuleFile file, Map<String, Value> config, Reading reading) {
        RuleBody body = new RuleBody(file, common, scenes, support, config, reading);
        body.compileAll();
        if (reading.isEmpty()) {
            detectors.add(new RuleDetector(Header.of(file, body), () -> body));
        }
        return new Loaded(file, reading.errors());
    }

    /** A file that was checked before. */
    public void addChecked(RuleFile file, Map<String, Value> config) {
        RuleBody body = new RuleBody(file, common, scenes, support, config, new Reading());
        detectors.add(new RuleDetector(Header.of(file, body), () -> body));
    }

    /**
     * The built-in rules, of which only the headers are read now.
     *
     * @param without names of files that shall not run
     * @param disabled ids of rules that shall not run
     * @param config what is set of the constants of a file, by its name
     */
    public void addPack(Set<String> without, Set<String> disabled, Function<RuleFile, Map<String, Value>> config) {
        for (Header header : Pack.headers()) {
            if (!without.contains(header.name())) {
                detectors.add(new RuleDetector(header.without(disabled), () -> {
                    RuleFile file = Pack.file(header.name());
                    return new RuleBody(file.without(disabled), common, scenes, support, config.apply(file),
                            new Reading());
                }));
            }
        }
    }

    Header header(String name) {
        return detectors.stream().map(RuleDetector::header).filter(header -> header.name().equals(name)).findFirst()
                .orElseThrow();
    }

    /** The detectors of all files, and the one that learns what they ask in common. */
    public List<Detector> detectors() {
        Map<String, Set<EventType>> asked = new TreeMap<>();
        for (RuleDetector detector : detectors) {
            for (String set : detector.header().commonSets()) {
                ask(asked, set, detector.reads());
            }
        }
        List<Detector> all = new ArrayList<>(detectors);
        if (!asked.isEmpty()) {
            all.add(new Habits(common, scenes, asked));
        }
        return List.copyOf(all);
    }

    /** No types stand for all types. */
    private static void ask(Map<String, Set<EventType>> asked, String set, Set<EventType> types) {
        Set<EventType> before = asked.get(set);
        if (before == null) {
            asked.put(set, new HashSet<>(types));
        } else if (types.isEmpty() || before.isEmpty()) {
            asked.put(set, Set.of());
        } else {
            before.addAll(types);
        }
    }
}
