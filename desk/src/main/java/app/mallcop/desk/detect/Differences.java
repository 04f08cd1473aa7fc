package app.mallcop.desk.detect;

import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Wherein a finding, judged again, differs from what was written. */
final class Differences {

    private final List<Judged.Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Judged.Difference> between(Finding written, Finding now) {
        Differences differences = new Differences();
        differences.compare("severity", written.severity().word(), now.severity().word());
        differences.compare("real_severity", written.realSeverity().word(), now.realSeverity().word());
        differences.compare("rule_version", written.ruleVersion(), now.ruleVersion());
        differences.compare("title", clear(written.title()), clear(now.title()));
        differences.compare("entities", entities(written), entities(now));
        differences.compare("scope", scope(written.scope()), scope(now.scope()));
        differences.compare("first_seen", written.firstSeen().toString(), now.firstSeen().toString());
        differences.compare("last_seen", written.lastSeen().toString(), now.lastSeen().toString());
        differences.compare("occurrences", Long.toString(written.occurrences()), Long.toString(now.occurrences()));
        differences.compare("sources", String.join(", ", written.sources()), String.join(", ", now.sources()));
        differences.numbers(written.numbers(), now.numbers());
        differences.compare("reasons", reasons(written), reasons(now));
        differences.compare("evidence", evidence(written), evidence(now));
        differences.compare("withholds", withholds(written), withholds(now));
        differences.compare("config", written.config(), now.config());
        differences.compare("indicator", Boolean.toString(written.indicator()), Boolean.toString(now.indicator()));
        differences.compare("historical", Boolean.toString(written.historical()), Boolean.toString(now.historical()));
        return differences.found;
    }

    private void compare(String what, String written, String now) {
        if (!written.equals(now)) {
            found.add(new Judged.Difference(what, written, now));
        }
    }

    private void numbers(Map<String, String> written, Map<String, String> now) {
        Set<String> names = new TreeSet<>(written.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            compare(name, written.getOrDefault(name, "nothing"), now.getOrDefault(name, "nothing"));
        }
    }

    private static String clear(Prose prose) {
        return prose.render(Untrusted::clear);
    }

    private static String entities(Finding finding) {
        return finding.entities().stream().map(entity -> entity.role() + " " + entity.value().clear())
                .collect(Collectors.joining(", "));
    }

    private static String reasons(Finding finding) {
        return finding.reasons().stream().map(Differences::clear).collect(Collectors.joining("; "));
    }

    private static String evidence(Finding finding) {
        return finding.evidence().stream().map(Evidence::eventId).collect(Collectors.joining(", "));
    }

    private static String withholds(Finding finding) {
        return finding.withholds().stream()
                .map(one -> one.fact() + " " + one.key().stream().map(Untrusted::clear).collect(Collectors.joining(" "))
                        + " on " + one.source() + " " + one.day())
                .collect(Collectors.joining(", "));
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case Scope.Always _ -> "a state";
            case Scope.Day(var day) -> day.toString();
        };
    }
}
