package app.mallcop.desk.precedent;

import app.mallcop.actors.evidence.Some;
import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A nightly job that is found at odd hours, and what can be different about it. */
record Job(String detector, String rule, String source, String actor, String type, String target, String at, String ip,
        String grantee) {

    static Job nightly() {
        return new Job("unusual-timing", "odd-hour", "github", "deploy-bot", "deployment", "acme/site",
                "2026-03-01T02:10:00Z", "192.0.2.7", "");
    }

    Job actor(String other) {
        return new Job(detector, rule, source, other, type, target, at, ip, grantee);
    }

    Job target(String other) {
        return new Job(detector, rule, source, actor, type, other, at, ip, grantee);
    }

    Job at(String other) {
        return new Job(detector, rule, source, actor, type, target, other, ip, grantee);
    }

    Job ip(String other) {
        return new Job(detector, rule, source, actor, type, target, at, other, grantee);
    }

    Job grantee(String other) {
        return new Job(detector, rule, source, actor, type, target, at, ip, other);
    }

    Job type(String other) {
        return new Job(detector, rule, source, actor, other, target, at, ip, grantee);
    }

    Job source(String other) {
        return new Job(detector, rule, other, actor, type, target, at, ip, grantee);
    }

    Job rule(String other) {
        return new Job(detector, other, source, actor, type, target, at, ip, grantee);
    }

    Job detector(String other) {
        return new Job(other, rule, source, actor, type, target, at, ip, grantee);
    }

    Event event() {
        return new Event("evt-1", Instant.parse(at), source, source, new EventType(type), Untrusted.of(actor),
                Untrusted.of(target), Untrusted.of("do"), Severity.INFO,
                new Metadata(Value.Fields.of(Map.of("ip_address", Value.text(ip)))), Traces.NONE, null);
    }

    Finding finding(String id, Severity severity, long occurrences) {
        List<Entity> about = new java.util.ArrayList<>(List.of(new Entity("actor", Untrusted.of(actor))));
        if (!grantee.isEmpty()) {
            about.add(new Entity("grantee", Untrusted.of(grantee)));
        }
        return new Finding(id, detector, rule, "1", severity, severity, Prose.of("At an odd hour"), about,
                new Scope.Day(LocalDate.parse(at.substring(0, 10))), Instant.parse(at), Instant.parse(at), occurrences,
                List.of(source), Map.of(), List.of(), List.of(), List.of(), "cfg", false, false);
    }

    Finding finding() {
        return finding("fnd_" + "a".repeat(32), Severity.WARN, 1);
    }

    Traits traits() {
        return Traits.of(finding(), Some.of(List.of(event()), 10)).orElseThrow();
    }

    Vote closed(int number, String when, String by) {
        return new Vote("fnd_%032x".formatted(number), Instant.parse(when), Untrusted.of(by), Severity.WARN, 1,
                traits());
    }
}
