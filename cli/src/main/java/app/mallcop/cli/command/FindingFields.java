package app.mallcop.cli.command;

import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.Outcome;
import app.mallcop.api.Scope;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Json;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.desk.exceptions.Exemption;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingState;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A finding as JSON, the same in every command that shows one. */
final class FindingFields {

    private FindingFields() {}

    /** With the exception that it is left alone for, if any. */
    static void write(FindingState state, Exceptions exceptions, Json json) {
        write(state, exceptions.of(state), json);
    }

    static void write(FindingState state, Json json) {
        write(state, Optional.empty(), json);
    }

    private static void write(FindingState state, Optional<Exemption> excepted, Json json) {
        Finding finding = Objects.requireNonNull(state.finding(), "only findings that are here are shown");
        json.field("id", finding.id());
        json.field("timestamp", finding.lastSeen());
        json.field("detector", finding.detector());
        json.field("rule", finding.rule());
        json.field("rule_version", finding.ruleVersion());
        json.field("severity", finding.severity().word());
        json.field("real_severity", finding.realSeverity().word());
        json.field("status", state.status().word());
        json.perhaps("outcome", state.outcome().map(Outcome::word), json::field);
        json.perhaps("excepted", excepted.map(Exemption::id), json::field);
        json.field("title", finding.title());
        json.list("entities", finding.entities(), (list, entity) -> list.object(fields -> {
            fields.field("role", entity.role());
            fields.field("value", entity.value());
        }));
        json.list("event_ids", finding.evidence(), (list, evidence) -> list.item(evidence.eventId()));
        json.list("evidence", finding.evidence(), (list, evidence) -> list.object(fields -> {
            fields.field("event", evidence.eventId());
            fields.field("source", evidence.source());
            fields.field("day", evidence.day().toString());
            fields.field("sha256", evidence.hash());
        }));
        json.field("first_seen", finding.firstSeen());
        json.field("last_seen", finding.lastSeen());
        json.perhaps("day", day(finding), json::field);
        json.field("occurrences", finding.occurrences());
        json.list("sources", finding.sources(), Json::item);
        json.object("numbers", numbers -> {
            for (Map.Entry<String, String> number : finding.numbers().entrySet()) {
                numbers.field(number.getKey(), number.getValue());
            }
        });
        json.list("reasons", finding.reasons(), Json::item);
        json.field("indicator", finding.indicator());
        json.field("historical", finding.historical());
        json.field("config", finding.config());
        FindingLine.Ended ended = state.ended();
        if (ended != null) {
            json.object("ended", fields -> {
                fields.field("timestamp", ended.at());
                fields.field("why", ended.why());
            });
        }
        json.list("withholds", finding.withholds(),
                (list, one) -> list.object(fields -> BaselineFields.withheld(one, fields)));
        json.field("withholding", !finding.withholds().isEmpty() && !state.isReleased());
        json.list("annotations", state.trail(),
                (list, decision) -> list.object(fields -> annotation(state, decision, fields)));
    }

    private static Optional<String> day(Finding finding) {
        return finding.scope() instanceof Scope.Day(LocalDate day) ? Optional.of(day.toString()) : Optional.empty();
    }

    /** One step of the trail. {@code content} is what was noted, {@code reason} why something was done. */
    static void annotation(FindingState state, Decision decision, Json json) {
        Said said = Said.of(decision.said());
        json.field("id", decision.id());
        json.field("timestamp", decision.at());
        json.field("actor", decision.by());
        json.field("action", said.action());
        json.perhaps("content", Optional.ofNullable(said.content()), json::field);
        json.perhaps("reason", Optional.ofNullable(said.reason()), json::field);
        if (decision.said() instanceof Decision.Verdict verdict) {
            json.field("outcome", verdict.outcome().word());
            json.list("evidence", verdict.evidence(), Json::item);
        }
        if (decision.said() instanceof Decision.Ack ack) {
            json.field("seen_severity", ack.seen().word());
            json.field("stale", state.isStale(ack));
        }
        if (decision.said() instanceof Decision.Feedback feedback) {
            json.field("agree", feedback.agree());
        }
    }

    /** What a decision did, in one word, with what was said. */
    record Said(String action, @Nullable Untrusted content, @Nullable Untrusted reason) {

        static Said of(Decision.Said said) {
            return switch (said) {
                case Decision.Annotation note -> new Said("annotate", note.text(), null);
                case Decision.Verdict verdict -> new Said(kind(verdict.outcome()), null, verdict.reason());
                case Decision.Ack ack -> new Said("acked", null, ack.reason());
                case Decision.Unack unack -> new Said("unacked", null, unack.reason());
                case Decision.Feedback feedback -> new Said("feedback", null, feedback.reason());
                case Decision.Delivering _ -> new Said("delivering", null, null);
                case Decision.Delivered _ -> new Said("delivered", null, null);
                case Decision.Forget forget -> new Said("forget", null, forget.reason());
                case Decision.Reset reset -> new Said("reset", null, reset.reason());
                case Decision.Unlearn unlearn -> new Said("unlearn", null, unlearn.reason());
            };
        }

        private static String kind(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Resolved _ -> "resolved";
                case Outcome.Escalated _ -> "escalated";
                case Outcome.Uninvestigated _ -> "uninvestigated";
            };
        }
    }
}
