package app.mallcop.store.findings;

import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.text.airlock.Boxing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A line of {@code findings.jsonl}, and a whole finding wherever else one is written. */
public final class FindingCodec {

    public static final int FORMAT = 1;

    private FindingCodec() {}

    /** With its newline. */
    public static byte[] line(FindingLine line) {
        Bytes bytes = new Bytes(1024);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("v", FORMAT);
        switch (line) {
            case FindingLine.Opened opened -> {
                json.field("kind", "opened").field("run", opened.run());
                write(opened.finding(), json);
            }
            case FindingLine.Seen seen -> {
                json.field("kind", "seen").field("run", seen.run()).field("id", seen.id())
                        .field("rule_version", seen.ruleVersion()).field("severity", seen.severity().word())
                        .field("real_severity", seen.realSeverity().word()).field("title", seen.title())
                        .field("first_seen", seen.firstSeen()).field("last_seen", seen.lastSeen())
                        .field("occurrences", seen.occurrences()).texts("sources", seen.sources());
                numbers(seen.numbers(), json);
                reasons(seen.reasons(), json);
                evidence(seen.evidence(), json);
                WithheldCodec.write(seen.withholds(), json);
                json.field("config", seen.config());
                flag("historical", seen.historical(), json);
            }
            case FindingLine.Ended ended ->
                json.field("kind", "ended").field("run", ended.run()).field("id", ended.id())
                        .field("at", ended.at()).field("why", ended.why());
        }
        json.end().flush();
        bytes.write('\n');
        return bytes.copy();
    }

    public static FindingLine read(Tree tree) throws Tree.Malformed {
        try {
            return lineOf(tree);
        } catch (DateTimeException e) {
            throw new Tree.Malformed("a day is none");
        }
    }

    private static FindingLine lineOf(Tree tree) throws Tree.Malformed {
        if (tree.number("v") != FORMAT) {
            throw new Tree.Malformed(
                    "format " + tree.number("v") + ", written by another version; this one reads " + FORMAT);
        }
        String run = tree.text("run");
        return switch (tree.text("kind")) {
            case "opened" -> new FindingLine.Opened(run, finding(tree));
            case "seen" ->
                new FindingLine.Seen(run, tree.text("id"), tree.text("rule_version"), severity(tree, "severity"),
                        severity(tree, "real_severity"), tree.prose("title"), tree.time("first_seen"),
                        tree.time("last_seen"), tree.number("occurrences"), tree.texts("sources"), numbers(tree),
                        tree.proses("reasons"), evidence(tree), WithheldCodec.read(tree), tree.text("config"),
                        tree.flag("historical"));
            case "ended" -> new FindingLine.Ended(run, tree.text("id"), tree.time("at"), tree.text("why"));
            default -> throw new Tree.Malformed("\"kind\" is not opened, seen or ended");
        };
    }

    /** The fields of a finding, into an object that is begun. */
    static void write(Finding finding, CanonicalJson json) {
        json.field("id", finding.id()).field("detector", finding.detector()).field("rule", finding.rule())
                .field("rule_version", finding.ruleVersion()).field("severity", finding.severity().word())
                .field("real_severity", finding.realSeverity().word()).field("title", finding.title());
        json.list("entities", finding.entities(),
                (out, entity) -> out.begin().field("role", entity.role()).field("value", entity.value()).end());
        switch (finding.scope()) {
            case Scope.Always _ -> {
            }
            case Scope.Day(LocalDate day) -> json.field("day", day.toString());
        }
        json.field("first_seen", finding.firstSeen()).field("last_seen", finding.lastSeen())
                .field("occurrences", finding.occurrences()).texts("sources", finding.sources());
        numbers(finding.numbers(), json);
        reasons(finding.reasons(), json);
        evidence(finding.evidence(), json);
        WithheldCodec.write(finding.withholds(), json);
        json.field("config", finding.config());
        flag("indicator", finding.indicator(), json);
        flag("historical", finding.historical(), json);
    }

    private static void flag(String name, boolean flag, CanonicalJson json) {
        if (flag) {
            json.field(name, true);
        }
    }

    private static void numbers(Map<String, String> numbers, CanonicalJson json) {
        json.begin("numbers");
        numbers.forEach(json::field);
        json.end();
    }

    private static void reasons(List<Prose> reasons, CanonicalJson json) {
        json.texts("reasons", reasons.stream().map(Boxing::boxed).toList());
    }

    private static void evidence(List<Evidence> evidence, CanonicalJson json) {
        json.list("evidence", evidence,
                (out, one) -> out.begin().field("event", one.eventId()).field("source", one.source())
                        .field("day", one.day().toString()).field("hash", one.hash()).end());
    }

    static Finding finding(Tree tree) throws Tree.Malformed {
        List<Entity> entities = new ArrayList<>();
        for (Tree entity : tree.children("entities")) {
            try {
                entities.add(new Entity(entity.text("role"), entity.untrusted("value")));
            } catch (IllegalArgumentException e) {
                throw new Tree.Malformed("not an entity: " + e.getMessage());
            }
        }
        Scope scope = tree.has("day") ? new Scope.Day(tree.day("day")) : Scope.Always.STATE;
        try {
            return new Finding(tree.text("id"), tree.text("detector"), tree.text("rule"), tree.text("rule_version"),
                    severity(tree, "severity"), severity(tree, "real_severity"), tree.prose("title"), entities, scope,
                    tree.time("first_seen"), tree.time("last_seen"), tree.number("occurrences"), tree.texts("sources"),
                    numbers(tree), tree.proses("reasons"), evidence(tree), WithheldCodec.read(tree),
                    tree.text("config"), tree.flag("indicator"), tree.flag("historical"));
        } catch (IllegalArgumentException e) {
            throw new Tree.Malformed("not a finding: " + e.getMessage());
        }
    }

    private static Map<String, String> numbers(Tree tree) throws Tree.Malformed {
        Map<String, String> numbers = new TreeMap<>();
        Tree named = tree.child("numbers");
        for (String name : named.names()) {
            numbers.put(name, named.text(name));
        }
        return numbers;
    }

    private static List<Evidence> evidence(Tree tree) throws Tree.Malformed {
        List<Evidence> evidence = new ArrayList<>();
        for (Tree one : tree.children("evidence")) {
            try {
                evidence.add(new Evidence(one.text("event"), one.text("source"), one.day("day"), one.text("hash")));
            } catch (IllegalArgumentException e) {
                throw new Tree.Malformed("not evidence: " + e.getMessage());
            }
        }
        return evidence;
    }

    private static Severity severity(Tree tree, String name) throws Tree.Malformed {
        return Severity.ofWord(tree.text(name))
                .orElseThrow(() -> new Tree.Malformed("\"" + name + "\" is not a severity"));
    }
}
