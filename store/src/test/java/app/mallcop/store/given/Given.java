package app.mallcop.store.given;

import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Prose;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Withheld;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.testkit.Gen;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values to start a test from. */
public final class Given {

    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final List<String> NUMBERS = List.of("0", "-0", "1.10", "1e400", "-1E-400", "3", "0.0000001",
            "12345678901234567890123",
            "1e5", "100000");

    private Given() {}

    /** An event without surprises. */
    public static Event event(String source, Instant at, int number) {
        return new Event(
                "evt-" + at.toString().substring(0, 10) + "-" + source + "-"
                        + Bytes.sha256Hex(source + number).substring(0, 32),
                at,
                source, source.split("-", 2)[0], new EventType("login"), Untrusted.of("eve" + number % 5),
                Untrusted.of("repo/" + number),
                Untrusted.of("signed in"), Severity.INFO, Metadata.NONE, Traces.NONE, null);
    }

    /** The same id, saying something else. */
    public static Event otherBody(Event event) {
        return new Event(event.id(), event.timestamp(), event.source(), event.connectorType(), event.type(),
                event.actor(),
                Untrusted.of("something else"), event.action(), event.severity(), event.metadata(), event.traces(),
                event.raw());
    }

    /** An event whose every text tries something, on one of ten days, of one of three connectors. */
    public static Event hostileEvent(Gen gen) {
        String source = gen.oneOf(List.of("github", "azure-prod", "aws.main_2"));
        Instant at = NOON.minusSeconds(gen.between(0, 10 * 86_400))
                .plusNanos(gen.chance(0.5) ? 0 : gen.between(0, 1_000_000_000));
        Traces traces = gen.chance(0.5)
                ? Traces.NONE
                : new Traces(gen.between(0, 9), gen.between(0, 9), gen.chance(0.5));
        String id = gen.chance(0.5)
                ? "evt-" + at.toString().substring(0, 10) + "-" + source + "-"
                        + Bytes.sha256Hex("" + gen.nextLong()).substring(0, 32)
                : "AZ:" + gen.between(0, 1_000_000);
        return new Event(id, at, source, gen.oneOf(List.of("github", "azure", "aws")),
                new EventType(gen.oneOf(List.of("login", "role_assigned", "secret_found"))), untrusted(gen),
                untrusted(gen), untrusted(gen),
                gen.oneOf(List.of(Severity.values())), new Metadata(fields(gen, 3)), traces,
                gen.chance(0.5) ? null : new RawPayload.Ref("sha256:" + Bytes.sha256Hex("" + gen.nextLong())));
    }

    public static Untrusted untrusted(Gen gen) {
        return Untrusted.of(gen.hostileText(8));
    }

    public static Value.Fields fields(Gen gen, int depth) {
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        for (int i = gen.between(0, 4); i > 0; i--) {
            fields.put(untrusted(gen), value(gen, depth));
        }
        return new Value.Fields(fields);
    }

    private static Value value(Gen gen, int depth) {
        return switch (gen.between(depth == 0 ? 2 : 0, 6)) {
            case 0 -> fields(gen, depth - 1);
            case 1 -> new Value.Items(gen.listOf(3, () -> value(gen, depth - 1)));
            case 2 -> new Value.Num(new BigDecimal(gen.oneOf(NUMBERS)));
            case 3 -> gen.chance(0.5) ? Value.Flag.TRUE : Value.Flag.FALSE;
            case 4 -> Value.Nothing.NULL;
            default -> new Value.Text(untrusted(gen));
        };
    }

    public static String findingId(int number) {
        return "fnd_" + Bytes.sha256Hex("finding " + number).substring(0, 32);
    }

    /** The same again, without new evidence. */
    public static FindingLine.Seen seen(String run, int number, Severity severity, Instant last, long occurrences) {
        Finding finding = finding(number, severity);
        return new FindingLine.Seen(run, finding.id(), "1", severity, severity, finding.title(), finding.firstSeen(),
                last, occurrences, finding.sources(), finding.numbers(), finding.reasons(), List.of(), List.of(),
                finding.config(), false);
    }

    public static Finding finding(int number, Severity severity) {
        return finding(number, severity, Untrusted.of("eve" + number));
    }

    public static Finding finding(int number, Severity severity, Untrusted actor) {
        return new Finding(findingId(number), "new-actor", "new-actor", "1", severity, severity,
                Prose.of("{} was never seen before", actor),
                List.of(new Entity("actor", actor)), Scope.Always.STATE, NOON, NOON, 1, List.of("github"),
                Map.of("events", "3"),
                List.of(Prose.of("seen {} first", actor)),
                List.of(new Evidence("evt-" + number, "github", LocalDate.of(2026, 11, 20), Bytes.sha256Hex("line"))),
                List.of(new Withheld("actor", List.of(actor), "github", LocalDate.of(2026, 11, 20))),
                Bytes.sha256Hex("config"), false, false);
    }
}
