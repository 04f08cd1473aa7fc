package app.mallcop.cli.command;

import app.mallcop.api.Withheld;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.desk.baseline.Baseline;
import app.mallcop.desk.baseline.FactWords;
import app.mallcop.desk.baseline.Presence;
import app.mallcop.desk.baseline.Profile;
import app.mallcop.desk.baseline.Sum;
import app.mallcop.desk.look.Damages;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The baseline as JSON. */
final class BaselineFields {

    private BaselineFields() {}

    static Verdict verdict(List<Damage> damage, Layout layout) {
        return damage.isEmpty() ? Verdict.fine() : Verdict.partly(Damages.problems(damage, layout));
    }

    static void window(LocalDate from, LocalDate to, List<String> missing, Json json) {
        json.object("window", window -> {
            window.field("from", from.toString());
            window.field("to", to.toString());
            window.list("days_not_here", missing, Json::item);
        });
    }

    static void figures(Baseline.Result result, Json json) {
        window(result.from(), result.to(), result.missing(), json);
        json.field("event_count", result.events());
        json.field("actor_count", result.actors());
        json.field("known_actor_count", result.known());
        json.field("frequency_table_entries", result.entries());
        json.list("known_sources", result.sources().keySet(), Json::item);
        json.object("sources", sources -> {
            for (Map.Entry<String, Baseline.Source> source : result.sources().entrySet()) {
                sources.object(source.getKey(), fields -> {
                    fields.field("days", source.getValue().days());
                    fields.field("days_reset", source.getValue().reset());
                    fields.field("events", source.getValue().events());
                    fields.field("first_day", source.getValue().first().toString());
                    fields.field("last_day", source.getValue().last().toString());
                });
            }
        });
        json.object("facts", facts -> {
            for (Map.Entry<String, Baseline.Kind> kind : result.kinds().entrySet()) {
                facts.object(kind.getKey(), fields -> {
                    fields.field("entries", kind.getValue().keys());
                    fields.field("events", kind.getValue().events());
                });
            }
        });
        json.field("kept_out_entries", result.keptOut());
        json.list("kept_out_by", result.keepingOut(), Json::item);
    }

    static void actor(Profile.Result result, Json json) {
        json.field("actor", result.asked());
        json.field("known", result.standing() == app.mallcop.desk.baseline.Standing.KNOWN);
        json.field("standing", result.standing().word());
        json.list("names", result.names(), Json::item);
        window(result.from(), result.to(), result.missing(), json);
        sum(result.activity(), json);
        json.object("by_source", sources -> {
            for (Map.Entry<String, Sum> source : result.bySource().entrySet()) {
                sources.object(source.getKey(), fields -> sum(source.getValue(), fields));
            }
        });
        json.list("hours", result.hours(), (list, hours) -> list.object(fields -> {
            fields.field("from", hours.from());
            fields.field("to", hours.to());
            fields.field("events", hours.events());
        }));
        json.object("facts", facts -> {
            for (Map.Entry<String, Profile.Facts> fact : result.facts().entrySet()) {
                facts.object(fact.getKey(), fields -> facts(fact.getValue(), fields));
            }
        });
        json.list("kept_out", result.keptOut(), (list, kept) -> list.object(fields -> {
            fields.field("finding", kept.finding());
            fields.list("entries", kept.entries(), (entries, one) -> entries.object(entry -> withheld(one, entry)));
        }));
    }

    private static void facts(Profile.Facts facts, Json json) {
        json.field("total", facts.total());
        json.list("entries", facts.entries(), (list, entry) -> list.object(fields -> {
            fields.list("key", entry.key(), Json::item);
            fields.field("text", FactWords.alone(entry.fact(), entry.key()));
            sum(entry.sum(), fields);
        }));
    }

    static void withheld(Withheld one, Json json) {
        json.field("fact", one.fact());
        json.list("key", one.key(), Json::item);
        json.field("source", one.source());
        json.field("day", one.day().toString());
        json.field("text", FactWords.alone(one.fact(), one.key()));
    }

    static void sum(Sum sum, Json json) {
        json.field("events", sum.events());
        json.field("days", sum.days());
        json.perhaps("first_day", sum.first().map(LocalDate::toString), json::field);
        json.perhaps("last_day", sum.last().map(LocalDate::toString), json::field);
        json.list("sources", sum.sources(), Json::item);
        json.field("days_kept_out", sum.daysKeptOut());
        json.list("kept_out_by", sum.keptOutBy(), Json::item);
    }

    static void entity(Presence.Result result, Json json) {
        json.field("entity", result.asked());
        json.field("known", result.known());
        json.field("is_source", result.source());
        window(result.from(), result.to(), result.missing(), json);
        json.object("as", as -> {
            for (Map.Entry<String, Presence.As> one : result.as().entrySet()) {
                as.object(one.getKey(), fields -> {
                    fields.field("entries", one.getValue().keys());
                    sum(one.getValue().sum(), fields);
                });
            }
        });
    }
}
