package app.mallcop.actors.evidence;

import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.entities.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is on record in a test: {@code nightly-backup} writing to one bucket from one address every night. */
public final class Desk implements Records {

    public static final String PLATFORM = "aws-cloudtrail";
    public static final Untrusted ACTOR = Untrusted.of("nightly-backup");
    public static final String BUCKET = "arn:aws:s3:::backups";
    public static final Instant NIGHT = Instant.parse("2026-03-02T02:10:00Z");
    public static final LocalDate LAST = LocalDate.of(2026, 3, 25);

    public final List<Event> triggers = new ArrayList<>();
    public final List<Event> neighbours = new ArrayList<>();
    public final List<Event> jobs = new ArrayList<>();
    public final List<Row> rows = new ArrayList<>();
    public final List<Related> others = new ArrayList<>();
    public final List<String> notSeen = new ArrayList<>();
    public long seen = -1;

    /** As routine as it can be. */
    public static Desk quiet() {
        Desk desk = new Desk();
        desk.triggers.add(event("object_access", "PutObject", BUCKET, NIGHT));
        Resource bucket = Resource.of(PLATFORM, Untrusted.of(BUCKET));
        desk.knows("actor", ACTOR);
        desk.knows("actor-slot", ACTOR, Untrusted.of("04"));
        desk.knows("rule-actor-actions", ACTOR, Untrusted.of("PutObject"));
        desk.knows("rule-actor-ips", ACTOR, Untrusted.of("198.51.100.7"));
        desk.knows("actor-resource", ACTOR, Untrusted.of(PLATFORM), bucket.account(), bucket.group(), bucket.kind(),
                bucket.name());
        return desk;
    }

    public void knows(String fact, Untrusted... key) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        for (LocalDate day = LocalDate.of(2026, 3, 2); !day.isAfter(LAST); day = day.plusDays(1)) {
            days.put(day, 4L);
        }
        rows.add(new Row(fact, List.of(key), Days.of(days)));
    }

    public static Event event(String type, String action, String target, Instant at) {
        return event(ACTOR, type, action, target, "198.51.100.7", at);
    }

    public static Event event(Untrusted actor, String type, String action, String target, String ip, Instant at) {
        Value.Fields fields = new Value.Fields(
                new TreeMap<>(Map.of(Untrusted.of("ip_address"), new Value.Text(Untrusted.of(ip)))));
        return new Event("evt-" + at.getEpochSecond() + "-" + action, at, "aws", PLATFORM, new EventType(type), actor,
                Untrusted.of(target), Untrusted.of(action), Severity.INFO, new Metadata(fields), Traces.NONE, null);
    }

    /** Found while learning: it counts as nothing yet, and what came after tells what is usual. */
    public Finding learned(String detector) {
        return finding(detector, Severity.INFO, false);
    }

    public Finding finding(String detector, Severity severity, boolean indicator) {
        return new Finding("fnd_0123456789abcdef", detector, detector, "1", severity,
                severity == Severity.INFO ? Severity.WARN : severity, Prose.of("New actor: {}", ACTOR),
                List.of(new Entity("actor", ACTOR)), Scope.Always.STATE, NIGHT, NIGHT,
                seen < 0 ? Math.max(1, triggers.size()) : seen, List.of("aws"), Map.of(), List.of(),
                triggers.stream().map(one -> new Evidence(one.id(), "aws", one.day(), "0")).toList(), List.of(), "0",
                indicator, false);
    }

    @Override
    public Some<Event> triggers(Finding finding) {
        return new Some<>(triggers, Math.max(triggers.size(), finding.occurrences()));
    }

    @Override
    public Some<Event> neighbours(Finding finding) {
        return Some.of(neighbours, 50);
    }

    @Override
    public Some<Event> jobs(Finding finding) {
        return Some.of(jobs, 20);
    }

    @Override
    public List<Row> baseline(Finding finding) {
        return rows;
    }

    @Override
    public LocalDate baselineTo() {
        return LAST;
    }

    @Override
    public Some<Related> others(Finding finding) {
        return Some.of(others, 20);
    }

    @Override
    public List<String> notSeen(Finding finding) {
        return notSeen;
    }
}
