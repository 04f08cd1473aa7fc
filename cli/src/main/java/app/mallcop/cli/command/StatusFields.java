package app.mallcop.cli.command;

import app.mallcop.actors.routing.Escalation;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.cli.show.Json;
import app.mallcop.desk.look.Damages;
import app.mallcop.desk.look.Integrity;
import app.mallcop.desk.look.Sight;
import app.mallcop.desk.look.Spending;
import app.mallcop.desk.look.Status;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FoldCounts;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.repo.WriterClone;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Totals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code status} as JSON. What could not be read is null, never zero. */
final class StatusFields {

    private StatusFields() {}

    static void write(Status.Result status, Json json) {
        json.field("now", status.now());
        Totals totals = status.totals().orElse(null);
        FoldCounts findings = status.findings().orElse(null);
        count(json, "total_events", totals == null ? null : totals.events());
        count(json, "total_findings", findings == null ? null : findings.total());
        if (totals != null) {
            events(totals, status.now(), json);
        }
        if (findings != null) {
            findings(findings, json);
        }
        json.object("learning", learning -> {
            for (Map.Entry<String, Sight.Learning> one : status.sight().learning().entrySet()) {
                learning.object(one.getKey(), fields -> learning(one.getValue(), fields));
            }
        });
        runs(status, totals, json);
        integrity(status, json);
        lock(status, json);
        json.object("escalation_health", health -> escalation(status.escalation(), health));
        status.exceptions()
                .ifPresent(known -> json.object("exceptions", fields -> ExceptionFields.counts(known, fields)));
        json.field("learned_rules", status.learnedRules());
        blindSpots(status, json);
        Sight.Trusted trusted = status.sight().trusted();
        json.object("trusted", fields -> {
            fields.list("internal_domains", trusted.domains(), Json::item);
            fields.list("accounts", trusted.accounts(), Json::item);
            fields.list("apps", trusted.apps(), Json::item);
        });
        status.spending().ifPresent(spending -> json.object("costs", costs -> costs(spending, status, costs)));
        json.problems("problems", status.problems());
    }

    /** "unknown" where the config can't be read. */
    private static void escalation(Optional<Escalation> escalation, Json health) {
        health.field("status", escalation.map(known -> known.state().word()).orElse("unknown"));
        health.list("errors", escalation.map(Escalation::errors).orElse(List.of()), Json::item);
        health.list("warnings", escalation.map(Escalation::warnings).orElse(List.of()), Json::item);
    }

    private static void count(Json json, String name, @Nullable Long count) {
        if (count == null) {
            json.nothing(name);
        } else {
            json.field(name, count.longValue());
        }
    }

    private static void time(Json json, String name, @Nullable Instant when) {
        if (when == null) {
            json.nothing(name);
        } else {
            json.field(name, when);
        }
    }

    private static void events(Totals totals, Instant now, Json json) {
        json.object("events_by_source", counts -> {
            for (Map.Entry<String, Totals.OfConnector> source : totals.connectors().entrySet()) {
                counts.field(source.getKey(), source.getValue().events());
            }
        });
        json.object("sources", sources -> {
            for (Map.Entry<String, Totals.OfConnector> source : totals.connectors().entrySet()) {
                sources.object(source.getKey(), fields -> source(source.getValue(), now, fields));
            }
        });
    }

    private static void source(Totals.OfConnector source, Instant now, Json json) {
        json.field("type", source.type());
        json.field("events", source.events());
        json.field("bytes", source.bytes());
        json.field("days", source.days());
        time(json, "first_event", source.first());
        time(json, "last_event", source.last());
        json.object("streams", streams -> {
            for (Map.Entry<String, Totals.OfStream> stream : source.streams().entrySet()) {
                streams.object(stream.getKey(), fields -> stream(stream.getValue(), now, fields));
            }
        });
    }

    private static void stream(Totals.OfStream stream, Instant now, Json json) {
        json.field("events", stream.events());
        json.field("last_asked", stream.lastAsked());
        Instant success = stream.lastSuccess();
        time(json, "last_success", success);
        time(json, "last_event", stream.lastEvent());
        count(json, "lag_seconds", success == null ? null : Duration.between(success, now).toSeconds());
        json.perhaps("error", Optional.ofNullable(stream.error()), json::field);
        json.perhaps("tier", Optional.of(stream.tier()).filter(tier -> !tier.isEmpty()), json::field);
        time(json, "gap_from", stream.gapFrom());
        time(json, "gap_until", stream.gapUntil());
        json.object("unknown_operations", counts -> stream.unknown()
                .forEach((operation, count) -> counts.field(operation, count.longValue())));
        json.field("unreadable", stream.missed().unreadable());
        json.field("left_out", stream.missed().leftOut());
    }

    private static void findings(FoldCounts findings, Json json) {
        SortedMap<String, Long> statuses = findings.under("status");
        json.object("findings_by_status", counts -> {
            for (FindingStatus status : FindingStatus.values()) {
                counts.field(status.word(), statuses.getOrDefault(status.word(), 0L));
            }
        });
        severities("findings_by_severity", findings.under("severity"), json);
        severities("open_by_severity", findings.under("open"), json);
        counts("open_by_outcome", findings.under("outcome"), json);
        json.field("keeping_out_of_baseline", findings.withholding());
        counts("findings_by_detector", findings.under("detector"), json);
    }

    private static void severities(String name, SortedMap<String, Long> found, Json json) {
        json.object(name, counts -> {
            for (Severity severity : List.of(Severity.CRITICAL, Severity.WARN, Severity.INFO)) {
                counts.field(severity.word(), found.getOrDefault(severity.word(), 0L));
            }
        });
    }

    private static void counts(String name, SortedMap<String, Long> found, Json json) {
        json.object(name, counts -> {
            for (Map.Entry<String, Long> one : found.entrySet()) {
                counts.field(one.getKey(), one.getValue().longValue());
            }
        });
    }

    private static void learning(Sight.Learning learning, Json json) {
        json.field("day", learning.days());
        count(json, "of", learning.of().isPresent() ? Long.valueOf(learning.of().get()) : null);
        json.field("events", learning.events());
        json.field("done", learning.isDone());
        json.field("text", learning.words());
        json.perhaps("anew_since", learning.anewSince().map(LocalDate::toString), json::field);
    }

    private static void runs(Status.Result status, @Nullable Totals totals, Json json) {
        count(json, "total_runs", totals == null ? null : totals.runs());
        time(json, "last_scan", totals == null ? null : lastScan(totals));
        RunLine last = status.lastRun().orElse(null);
        if (last == null) {
            json.nothing("last_run");
        } else {
            json.object("last_run", run -> {
                run.field("id", last.id());
                run.field("command", last.command());
                run.field("as_of", last.asOf());
                run.field("age_seconds", Duration.between(last.asOf(), status.now()).toSeconds());
            });
        }
    }

    /** The newest time that any stream was read. */
    static @Nullable Instant lastScan(Totals totals) {
        Instant newest = null;
        for (Totals.OfConnector source : totals.connectors().values()) {
            for (Totals.OfStream stream : source.streams().values()) {
                Instant success = stream.lastSuccess();
                newest = success == null || (newest != null && newest.isAfter(success)) ? newest : success;
            }
        }
        return newest;
    }

    private static void integrity(Status.Result status, Json json) {
        Integrity integrity = status.integrity();
        json.object("integrity", fields -> {
            fields.field("whole", integrity.isWhole());
            fields.field("damaged_lines", integrity.damage().size());
            fields.list("damaged", integrity.damage().subList(0, Math.min(20, integrity.damage().size())),
                    (list, damage) -> list.object(one -> damage(damage, status, one)));
            fields.list("forks", integrity.forks(), (list, fork) -> list.object(one -> {
                one.field("trunk", fork.trunk());
                one.field("astray", fork.astray());
            }));
            fields.list("runs_without_parent", integrity.missing(), Json::item);
        });
    }

    private static void damage(Damage damage, Status.Result status, Json json) {
        json.field("file", Damages.place(damage, status.layout()));
        json.field("line", damage.line());
        json.field("reason", damage.reason());
    }

    private static void lock(Status.Result status, Json json) {
        RunLock.Holder holder = status.lock().orElse(null);
        if (holder == null) {
            json.nothing("lock");
        } else {
            json.object("lock", lock -> {
                lock.field("pid", holder.pid());
                lock.field("command", holder.command());
                lock.field("since", holder.since());
            });
        }
        WriterClone.Writer writer = status.writer().orElse(null);
        if (writer == null) {
            json.nothing("writer");
        } else {
            json.object("writer", fields -> {
                fields.field("clone", writer.name());
                fields.field("since", writer.since());
                fields.perhaps("this_clone", status.isWriter(), fields::field);
            });
        }
    }

    private static void blindSpots(Status.Result status, Json json) {
        Sight sight = status.sight();
        json.object("blind_spots", spots -> {
            spots.list("never_read", sight.neverRead(), Json::item);
            spots.list("disabled_connectors", sight.disabledConnectors(), Json::item);
            spots.list("disabled_detectors", sight.disabledDetectors(), Json::item);
            spots.list("disabled_rules", sight.disabledRules(), Json::item);
            spots.list("skipped_rule_files", status.skipped(), (list, error) -> list.object(one -> {
                one.field("file", error.at().file());
                one.field("line", error.at().line());
                one.field("reason", error.what());
            }));
        });
    }

    private static void costs(Spending spending, Status.Result status, Json json) {
        long runs = spending.runs();
        long all = status.totals().map(Totals::runs).orElse(0L);
        json.field("total_runs", runs);
        json.field("total_tokens", spending.tokens());
        json.field("total_donuts", Spending.donuts(spending.tokens()));
        json.field("avg_donuts_per_run", runs == 0 ? 0 : Spending.donuts(spending.tokens()) / runs);
        json.field("avg_events_per_run", all == 0 ? 0 : (double) status.totals().orElse(Totals.NONE).events() / all);
        json.field("avg_findings_per_run",
                all == 0 ? 0 : (double) status.findings().orElse(FoldCounts.NONE).total() / all);
        json.field("estimated_total_usd", spending.microUsd() / 1e6);
        json.field("reserved_tokens", spending.reservedTokens());
        json.list("months", spending.months(), (list, month) -> list.object(fields -> {
            fields.field("month", month.month());
            fields.field("runs", month.runs());
            fields.field("tokens", month.tokens());
            fields.field("donuts", Spending.donuts(month.tokens()));
            fields.field("usd", month.microUsd() / 1e6);
        }));
        json.field("circuit_breaker_triggered", spending.tripped());
        json.field("budget_exhausted", spending.exhausted());
    }
}
