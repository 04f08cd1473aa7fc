package app.mallcop.actors.evidence;

import app.mallcop.actors.verdict.Fact;
import app.mallcop.actors.verdict.Objection;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The case file as {@code investigations/<finding>.json}: boxed, bounded, the same bytes for the same records. */
public final class CaseJson {

    public static final int FORMAT = 1;

    private static final int EVENTS = 50;
    private static final int ROWS = 60;
    /** Of an event's metadata, what an analyst looks at. */
    private static final List<String> DETAILS = List.of("ip_address", "country", "user_agent", "outcome", "role_name",
            "target_user");

    private CaseJson() {}

    /** With its newline. */
    public static byte[] of(CaseFile file) {
        return of(file, _ -> {});
    }

    /** @param more fields that stand behind its own */
    public static byte[] of(CaseFile file, Consumer<CanonicalJson> more) {
        Bytes bytes = new Bytes(16 * 1024);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("v", FORMAT);
        finding(file.gathered().finding(), json);
        verdict(file, json);
        json.texts("facts", file.facts().stream().map(Fact::word).toList());
        evidence(file.gathered(), file.answers(), json);
        more.accept(json);
        json.end().flush();
        bytes.write('\n');
        return bytes.copy();
    }

    /** What a reason may cite: all but the verdict itself. */
    static String shownOf(Gathered gathered, List<Answer> answers) {
        Bytes bytes = new Bytes(16 * 1024);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin();
        finding(gathered.finding(), json);
        evidence(gathered, answers, json);
        json.end().flush();
        return new String(bytes.array(), 0, bytes.size(), StandardCharsets.UTF_8);
    }

    private static void finding(Finding finding, CanonicalJson json) {
        json.field("finding", finding.id()).field("detector", finding.detector()).field("rule", finding.rule())
                .field("severity", finding.severity().word()).field("real_severity", finding.realSeverity().word())
                .field("title", finding.title()).field("first_seen", finding.firstSeen())
                .field("last_seen", finding.lastSeen()).field("occurrences", finding.occurrences());
        json.list("reasons", finding.reasons(), (list, reason) -> list.begin().field("text", reason).end());
    }

    private static void verdict(CaseFile file, CanonicalJson json) {
        json.begin("verdict").field("outcome", file.ruling().outcome().word())
                .field("by", Inquiry.NAME).field("method", "records")
                .field("confidence", file.proposal().confidence()).field("reason", file.proposal().reason());
        json.texts("evidence", file.ruling().evidence());
        json.texts("objections", objections(file.ruling()).stream().map(Objection::word).toList());
        json.end();
    }

    private static Set<Objection> objections(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Refused refused -> refused.objections();
            case Ruling.Malformed malformed -> malformed.objections();
            case Ruling.Closed _,Ruling.PassedOn _ -> Set.of();
        };
    }

    private static void evidence(Gathered gathered, List<Answer> answers, CanonicalJson json) {
        json.list("questions", answers, (list, answer) -> list.begin().field("id", answer.question().word())
                .field("question", answer.question().words()).field("answer", answer.reply().word())
                .list("because", answer.because(), (reasons, reason) -> reasons.begin().field("text", reason).end())
                .end());
        events("events", gathered.triggers(), json);
        events("neighbours", gathered.neighbours(), json);
        events("jobs", gathered.jobs(), json);
        List<Row> rows = gathered.rows();
        json.begin("baseline").field("to", gathered.baselineTo().toString()).list("items",
                rows.subList(0, Math.min(ROWS, rows.size())), CaseJson::row);
        counted(rows.size(), rows.size() > ROWS, json);
        json.begin("others").list("items", gathered.others().items(), (list, other) -> list.begin()
                .field("finding", other.finding()).field("detector", other.detector())
                .field("severity", other.severity().word()).field("title", other.title())
                .field("last_seen", other.lastSeen()).end());
        counted(gathered.others().total(), gathered.others().truncated(), json);
        json.boxed("not_seen", gathered.notSeen().stream().map(Untrusted::of).toList());
    }

    private static void events(String name, Some<Event> events, CanonicalJson json) {
        List<Event> first = events.items().subList(0, Math.min(EVENTS, events.items().size()));
        json.begin(name).list("items", first, CaseJson::event);
        counted(events.total(), events.total() > first.size(), json);
    }

    private static void counted(long total, boolean truncated, CanonicalJson json) {
        json.field("total", total).field("truncated", truncated).end();
    }

    private static void event(CanonicalJson json, Event event) {
        json.begin().field("id", event.id()).field("timestamp", event.timestamp()).field("source", event.source())
                .field("event_type", event.type().name()).field("actor", event.actor())
                .field("action", event.action()).field("target", event.target());
        DETAILS.forEach(key -> event.metadata().text(key).ifPresent(value -> json.field(key, value)));
        json.end();
    }

    private static void row(CanonicalJson json, Row row) {
        Collection<Untrusted> key = row.key();
        json.begin().field("fact", row.fact()).boxed("key", key).field("events", row.events())
                .field("days", row.days().size());
        if (!row.days().isEmpty()) {
            json.field("first", row.days().first().toString()).field("last", row.days().last().toString());
        }
        json.end();
    }
}
