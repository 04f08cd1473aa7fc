package app.mallcop.cli.command;

import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.cli.show.Json;
import app.mallcop.desk.init.Appetite;
import app.mallcop.desk.init.Init;
import app.mallcop.desk.init.Plan;
import app.mallcop.desk.init.Power;
import app.mallcop.desk.init.Probed;
import app.mallcop.desk.init.Unwritten;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code init} for a program. */
final class InitFields {

    private InitFields() {}

    static void write(Init.Result result, Json json) {
        Init.Found found = result.found();
        json.field("config_path", "mallcop.yaml");
        json.field("dir", found.folder());
        json.field("existed", found.existed());
        json.list("written", found.written(), Json::item);
        json.list("added", found.added(), (list, one) -> list.item(one.id()));
        json.list("connectors", found.platforms(), (list, one) -> list.object(fields -> connector(one, fields)));
        Optional<Unwritten> unwritten = found.unwritten();
        json.list("paste", unwritten.map(Unwritten::lines).orElse(List.of()), Json::item);
        json.list("required_secrets", found.needed().stream().filter(Init.Needed::secret).toList(),
                (list, one) -> list.item(one.variable()));
        json.list("variables", found.needed(), (list, one) -> list.object(fields -> {
            fields.field("name", one.variable());
            fields.field("secret", one.secret());
            fields.field("present", one.present());
        }));
        json.object("cost_estimate", fields -> cost(found.appetite(), fields));
        json.field("power", result.power().word());
        json.field("llm_backend", result.power() == Power.NONE ? "none" : result.backend());
        if (result.power() == Power.MANAGED) {
            json.object("pro", fields -> pro(result, fields));
        } else {
            json.nothing("pro");
        }
        json.list("todo", result.todo(), Json::item);
    }

    private static void connector(Probed one, Json json) {
        Discovery discovery = one.discovery();
        json.field("name", one.id());
        json.field("type", one.type());
        json.field("state", discovery.state().name().toLowerCase(Locale.ROOT));
        json.field("available", one.isReady());
        json.field("configured", one.configured());
        json.list("resources", discovery.found(), Json::item);
        boolean missing = discovery.state() == Discovery.State.CREDENTIALS_MISSING;
        json.list("missing_credentials", missing ? discovery.needs() : List.of(),
                (list, need) -> list.item(need.name()));
        json.list("needs", discovery.needs(), (list, need) -> list.object(fields -> {
            fields.field("name", need.name());
            fields.field("how", need.how());
        }));
        json.list("reads_variables", one.variables(), Json::item);
        json.list("notes", discovery.notes(), Json::item);
        if (discovery.eventsPerDay() < 0) {
            json.nothing("sample_events_per_day");
        } else {
            json.field("sample_events_per_day", discovery.eventsPerDay());
        }
    }

    private static void cost(Appetite appetite, Json json) {
        json.field("connectors_active", appetite.connectors());
        json.field("connectors_sampled", appetite.sampled());
        json.field("findings_per_month", appetite.findings());
        json.field("donuts_per_month", appetite.tokens().expectedDonuts());
        json.field("donuts_per_month_low", appetite.tokens().lowDonuts());
        json.field("donuts_per_month_high", appetite.tokens().highDonuts());
        json.field("own_key_usd_per_month", appetite.cents() / 100.0);
        json.field("worst_case_donuts_per_month", Math.ceilDiv(appetite.worstTokens(), Appetite.TOKENS_PER_DONUT));
        json.perhaps("plan", appetite.plan().map(Plan::name), json::field);
        json.list("assumptions", appetite.assumptions(), Json::item);
    }

    private static void pro(Init.Result result, Json json) {
        Appetite appetite = result.found().appetite();
        json.perhaps("email", result.email().map(Untrusted::of), json::field);
        json.field("estimated_appetite_donuts", appetite.tokens().expectedDonuts());
        json.perhaps("recommended_plan", appetite.plan().map(Plan::name), json::field);
        json.perhaps("plan_price", appetite.plan().map(Plan::price), json::field);
        json.perhaps("plan_headroom_pct",
                appetite.plan().map(plan -> 100 * (plan.donuts() - appetite.tokens().expectedDonuts()) / plan.donuts()),
                json::field);
        json.nothing("checkout_url");
        json.perhaps("next_step", result.todo().stream().reduce((_, last) -> last), json::field);
    }
}
