package app.mallcop.detect.rules;

import app.mallcop.api.EventType;
import app.mallcop.detect.Tally;
import app.mallcop.detect.rules.file.RuleFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must be known of a rule file before any event: enough to leave the rest of it unread until it has something to look at.
 *
 * @param types the event types it looks at; empty for all
 * @param commonSets what its expressions ask of the baseline
 * @param learns whether it learns something of its own
 */
record Header(String name, String version, Set<String> sources, String app, Set<EventType> types,
        Set<String> commonSets, boolean learns, List<RuleCells> tallies) {

    Header {
        sources = Set.copyOf(sources);
        types = Set.copyOf(types);
        commonSets = Set.copyOf(commonSets);
        tallies = List.copyOf(tallies);
    }

    static Header of(RuleFile file, RuleBody body) {
        List<RuleCells> tallies = new ArrayList<>();
        for (Tally tally : body.tallies()) {
            tallies.add(RuleCells.of(tally));
        }
        return new Header(file.name(), file.ruleVersion(), file.sources(), file.app(), file.allTypes(),
                file.commonSets(), body.learns(), tallies);
    }

    Gate gate() {
        return new Gate(sources, app);
    }

    Header without(Set<String> rules) {
        return new Header(name, version, sources, app, types, commonSets, learns,
                tallies.stream().filter(cells -> !rules.contains(cells.rule())).toList());
    }

    /** One line, with tabs between its parts. */
    String written() {
        return String.join("\t", name, version, String.join(",", new TreeSet<>(sources)), app,
                types.stream().sorted().map(EventType::name).collect(Collectors.joining(",")),
                String.join(",", new TreeSet<>(commonSets)), Boolean.toString(learns),
                tallies.stream()
                        .map(RuleCells::written)
                        .collect(Collectors.joining(",")));
    }

    static Header read(String line) {
        String[] parts = line.split("\t", -1);
        Set<EventType> types = new HashSet<>();
        for (String name : list(parts[4])) {
            types.add(new EventType(name));
        }
        List<RuleCells> tallies = new ArrayList<>();
        for (String written : list(parts[7])) {
            tallies.add(RuleCells.read(written));
        }
        return new Header(parts[0], parts[1], Set.copyOf(list(parts[2])), parts[3], types,
                Set.copyOf(list(parts[5])), parts[6].equals("true"), tallies);
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }
}
