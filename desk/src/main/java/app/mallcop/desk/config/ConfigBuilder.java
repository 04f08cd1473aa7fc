package app.mallcop.desk.config;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.config.ConfigKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the typed config of checked sections. */
final class ConfigBuilder {

    private final Sections sections;

    private ConfigBuilder(Sections sections) {
        this.sections = sections;
    }

    static Config build(Sections sections) {
        return new ConfigBuilder(sections).config();
    }

    private Config config() {
        Section policy = plain("policy", PolicyKeys.ALL);
        Section secrets = plain("secrets", SecretKeys.ALL);
        Section storage = plain("storage", StorageKeys.ALL);
        Section git = plain("git", GitKeys.ALL);
        Section network = plain("network", NetworkKeys.ALL);
        Section pro = plain("pro", ProKeys.ALL);
        Section tiers = plain("self_improvement", SelfImprovementKeys.ALL);
        return new Config(organization(), connectors(),
                new Config.Routing(plain("routing", List.of(RoutingKeys.DEFAULT)).words("default"),
                        sections.overrides()),
                new Config.Actors(sections.actors()),
                new Config.Policy(policy.words("investigate_may_resolve"), intOf(policy, "renotify_critical_hours")),
                llm(), budget(), baseline(), new Config.Detectors(sections.detectors()),
                plain("rules", RuleKeys.ALL).words("disable"),
                new Config.Secrets(secrets.word("backend"), secrets.textOrNull("vault_url")),
                new Config.Storage(intOrNull(storage, "raw_retention_days"), storage.flag("raw_in_git"),
                        intOrNull(storage, "archive_after_days")),
                new Config.Git(git.flag("commit"), git.flag("push")),
                new Config.Network(network.textOrNull("ca_bundle"), network.textOrNull("proxy"),
                        network.flag("allow_private_webhooks")),
                patrols(),
                new Config.Pro(pro.textOrNull("account_id"), pro.textOrNull("account_url"),
                        pro.textOrNull("inference_url"), pro.text("service_token")),
                new Config.SelfImprovement(tiers.word("playbooks"), tiers.word("parsers"), tiers.word("rules"),
                        tiers.word("code")),
                sections);
    }

    private Config.Organization organization() {
        Section section = plain("organization", OrganizationKeys.ALL);
        return new Config.Organization(section.texts("internal_domains"), section.texts("trusted_accounts"),
                section.texts("trusted_apps"), section.text("timezone"));
    }

    private List<Config.Connector> connectors() {
        List<Config.Connector> out = new ArrayList<>();
        for (Section one : sections.connectors()) {
            out.add(new Config.Connector(one.word("id"), one.word("type"), one.flag("enabled"),
                    one.spanOrNull("lookback"), intOf(one, "lookback_hours"), one.textOrNull("api_url"),
                    one.textOrNull("login_url"), one));
        }
        return List.copyOf(out);
    }

    private Config.Llm llm() {
        Section section = plain("llm", LlmKeys.ALL);
        return new Config.Llm(section.word("backend"), section.textOrNull("base_url"), section.text("api_key"),
                section.textOrNull("model"), section.textOrNull("region"), section.textOrNull("profile"),
                intOf(section, "timeout_seconds"));
    }

    private Config.Budget budget() {
        Section section = plain("budget", BudgetKeys.ALL);
        return new Config.Budget(section.whole("max_tokens_per_finding"), section.whole("max_tokens_per_run"),
                section.wholeOrNull("max_tokens_per_day"), section.wholeOrNull("max_tokens_per_month"),
                section.decimal("critical_reserve"), intOf(section, "circuit_breaker_findings_threshold"));
    }

    private Config.Baseline baseline() {
        Section section = plain("baseline", BaselineKeys.ALL);
        return new Config.Baseline(intOf(section, "learning_days"), intOf(section, "window_days"),
                intOf(section, "actor_min_events"), intOf(section, "actor_min_days"),
                intOf(section, "dormant_days"));
    }

    private List<Config.Patrol> patrols() {
        List<Config.Patrol> out = new ArrayList<>();
        for (Map.Entry<String, Section> entry : sections.patrols().entrySet()) {
            Section one = entry.getValue();
            out.add(new Config.Patrol(entry.getKey(), requireNonNull(one.spanOrNull("every"), "every is null"),
                    intOf(one, "budget"), one.wordsOrNull("chain"), one.wordsOrNull("notify"), one.flag("research"),
                    one.flag("git"), one.flag("enabled")));
        }
        return List.copyOf(out);
    }

    private Section plain(String name, List<ConfigKey> keys) {
        return sections.plain(name, keys);
    }

    private static int intOf(Section section, String name) {
        return Math.toIntExact(section.whole(name));
    }

    private static @Nullable Integer intOrNull(Section section, String name) {
        Long number = section.wholeOrNull(name);
        return number == null ? null : Integer.valueOf(Math.toIntExact(number));
    }
}
