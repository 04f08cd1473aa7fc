package app.mallcop.actors.tools;

import app.mallcop.actors.evidence.Row;
import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import app.mallcop.net.json.JsonText;
import app.mallcop.store.codec.Times;
import app.mallcop.store.findings.FindingState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How events, findings and rows of the baseline look on a sheet. Never with a raw payload. */
final class Sheets {

    private static final int METADATA = 8;
    private static final int TRAIL = 10;
    /** What an analyst looks at first. */
    private static final List<String> TELLING = List.of("ip_address", "country", "outcome", "user_agent", "role_name",
            "permission_level", "target_user", "member_type");
    private static final int LONGEST_NOTE = 1_500;

    private Sheets() {}

    static void event(Paper paper, Event event) {
        paper.begin().event(event.id()).ours("timestamp", Times.text(event.timestamp())).source(event.source());
        if (Vocabulary.builtIn().knows(event.type())) {
            paper.ours("event_type", event.type().name());
        } else {
            paper.theirs("event_type", Untrusted.of(event.type().name()));
        }
        paper.theirs("actor", event.actor()).theirs("action", event.action()).theirs("target", event.target());
        metadata(paper, event.metadata().fields().fields());
        paper.end();
    }

    /** What tells most first, so that a flood of other keys does not hide it. */
    private static void metadata(Paper paper, SortedMap<Untrusted, Value> fields) {
        if (fields.isEmpty()) {
            return;
        }
        List<Map.Entry<Untrusted, Value>> first = new ArrayList<>(fields.entrySet());
        first.sort(Comparator.comparingInt((Map.Entry<Untrusted, Value> field) -> rank(field.getKey())));
        paper.begin("metadata");
        for (Map.Entry<Untrusted, Value> field : first.subList(0, Math.min(METADATA, first.size()))) {
            if (isOurs(field.getKey())) {
                paper.theirs(field.getKey().clear(), text(field.getValue()));
            } else {
                paper.theirs(field.getKey(), text(field.getValue()));
            }
        }
        paper.end();
        if (first.size() > METADATA) {
            paper.number("metadata_left_out", first.size() - METADATA);
        }
    }

    private static int rank(Untrusted key) {
        int telling = TELLING.indexOf(key.clear());
        return telling >= 0 ? telling : TELLING.size() + (isOurs(key) ? 0 : 1);
    }

    private static boolean isOurs(Untrusted key) {
        return Vocabulary.builtIn().canonicalKey(key.clear()).filter(key.clear()::equals).isPresent();
    }

    private static Untrusted text(Value value) {
        return switch (value) {
            case Value.Text(Untrusted text) -> text;
            case Value.Num(BigDecimal number) -> Untrusted.of(number.toString());
            case Value.Flag _,Value.Nothing _,Value.Items _,Value.Fields _ ->
                Untrusted.of(JsonText.of(value, Untrusted::clear));
        };
    }

    /** Without the name that was asked for, which is in all of them. */
    static void row(Paper paper, Row row, Untrusted asked) {
        List<Untrusted> others = row.key().stream().filter(part -> !part.equals(asked)).toList();
        paper.begin().ours("fact", row.fact());
        if (!others.isEmpty()) {
            paper.theirs("with", others);
        }
        paper.number("events", row.events()).number("days",
                row.days().size());
        if (!row.days().isEmpty()) {
            paper.ours("first", row.days().first().toString()).ours("last", row.days().last().toString());
        }
        paper.end();
    }

    /** Only what was known before a day. */
    static Row before(Row row, LocalDate day) {
        return new Row(row.fact(), row.key(), row.days().before(day));
    }

    /** In one line of a list. */
    static void headline(Paper paper, FindingState state) {
        Finding finding = state.finding();
        if (finding != null) {
            paper.begin();
            head(paper, state, finding);
            paper.end();
        }
    }

    private static void head(Paper paper, FindingState state, Finding finding) {
        paper.ours("finding_id", finding.id()).ours("detector", finding.detector()).ours("rule", finding.rule())
                .ours("severity", finding.severity().word()).ours("real_severity", finding.realSeverity().word())
                .ours("status", state.status().word());
        state.outcome().ifPresent(outcome -> paper.ours("outcome", outcome.word()));
        paper.prose("title", finding.title()).ours("first_seen", Times.text(finding.firstSeen()))
                .ours("last_seen", Times.text(finding.lastSeen())).number("occurrences", finding.occurrences());
    }

    /** Whole, within an object that is open already. */
    static void finding(Paper paper, FindingState state, Finding finding) {
        head(paper, state, finding);
        paper.items("entities", finding.entities(), (Entity entity) -> paper.begin().ours("role", entity.role())
                .theirs("value", entity.value()).end());
        paper.begin("numbers");
        finding.numbers().forEach(paper::ours);
        paper.end();
        paper.items("reasons", finding.reasons(), reason -> paper.begin().prose("text", reason).end());
        List<Decision> trail = state.trail();
        List<Decision> last = trail.subList(Math.max(0, trail.size() - TRAIL), trail.size());
        if (!last.isEmpty()) {
            paper.items("said", last, decision -> said(paper, decision));
        }
    }

    private static void said(Paper paper, Decision decision) {
        paper.begin().ours("at", Times.text(decision.at())).hearsay("by", decision.by(), 80);
        switch (decision.said()) {
            case Decision.Annotation(_, Untrusted text) -> paper.ours("what", "note").hearsay("text", text,
                    LONGEST_NOTE);
            case Decision.Verdict verdict -> {
                paper.ours("what", verdict.outcome().word());
                if (verdict.reason() != null) {
                    paper.hearsay("text", verdict.reason(), LONGEST_NOTE);
                }
            }
            case Decision.Feedback feedback -> paper.ours("what", feedback.agree() ? "agrees" : "overrides");
            case Decision.Ack _ -> paper.ours("what", "ack");
            case Decision.Unack _ -> paper.ours("what", "unack");
            case Decision.Delivering _,Decision.Delivered _,Decision.Forget _,Decision.Reset _,Decision.Unlearn _ ->
                paper.ours("what",
                        "other");
        }
        paper.end();
    }
}
