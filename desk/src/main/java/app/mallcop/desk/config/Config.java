package app.mallcop.desk.config;

import app.mallcop.api.config.Place;
import app.mallcop.api.config.Span;
import app.mallcop.store.secrets.Interpolated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked {@code mallcop.yaml}: every value is there, of its type and within its bounds. {@link #sections} knows where
 * each came from.
 */
public record Config(Organization organization, List<Connector> connectors, Routing routing, Actors actors,
        Policy policy, Llm llm, Budget budget, Baseline baseline, Detectors detectors, List<String> disabledRules,
        Secrets secrets, Storage storage, Git git, Network network, List<Patrol> patrols, Pro pro,
        SelfImprovement selfImprovement, Sections sections) implements Loaded {

    public record Organization(List<Interpolated> internalDomains, List<Interpolated> trustedAccounts,
            List<Interpolated> trustedApps, Interpolated timezone) {}

    /**
     * One source.
     *
     * @param lookback first back-fill; null = what the platform keeps, at most 90 days
     * @param own all its keys, those of its type too; of a plugin, whatever the file says
     */
    public record Connector(String id, String type, boolean enabled, @Nullable Span lookback, int lookbackHours,
            @Nullable Interpolated apiUrl, @Nullable Interpolated loginUrl, Section own) {}

    /** Overrides in order, first match wins; the older forms by severity stand behind the written overrides. */
    public record Routing(List<String> defaultChain, List<Route> overrides) {}

    /** An empty list in a match means any. An empty chain and no channels: recorded, not routed. */
    public record Route(List<String> severities, List<String> sources, List<String> detectors, List<String> rules,
            List<String> chain, List<String> channels, Place at) {}

    /** Settings of actors by name, read when asked. */
    public record Actors(Map<String, Section> written) {
        public Section of(String actor) {
            Section section = written.get(actor);
            return section != null ? section : Section.defaults("actors." + actor, ActorKeys.of(actor));
        }
    }

    public record Policy(List<String> investigateMayResolve, int renotifyCriticalHours) {}

    public record Llm(String backend, @Nullable Interpolated baseUrl, Interpolated apiKey, @Nullable Interpolated model,
            @Nullable Interpolated region, @Nullable Interpolated profile, int timeoutSeconds) {}

    /** In tokens; null = no limit. */
    public record Budget(long maxTokensPerFinding, long maxTokensPerRun, @Nullable Long maxTokensPerDay,
            @Nullable Long maxTokensPerMonth, BigDecimal criticalReserve, int circuitBreakerFindingsThreshold) {}

    public record Baseline(int learningDays, int windowDays, int actorMinEvents, int actorMinDays, int dormantDays) {}

    /** Tuning of detectors by name, read when asked; most files tune none. */
    public record Detectors(Map<String, Section> written) {
        public Section of(String detector) {
            Section section = written.get(detector);
            return section != null ? section : Section.defaults("detectors." + detector, DetectorKeys.of(detector));
        }

        public boolean enabled(String detector) {
            Section section = written.get(detector);
            return section == null || section.flag("enabled");
        }
    }

    public record Secrets(String backend, @Nullable Interpolated vaultUrl) {}

    /** {@code rawRetentionDays}: 0 = never kept, null = for ever. {@code archiveAfterDays}: null = never. */
    public record Storage(@Nullable Integer rawRetentionDays, boolean rawInGit, @Nullable Integer archiveAfterDays) {}

    public record Git(boolean commit, boolean push) {}

    public record Network(@Nullable Interpolated caBundle, @Nullable Interpolated proxy,
            boolean allowPrivateWebhooks) {}

    /** {@code chain} and {@code channels}: null = as routing says. {@code budgetDonuts}: 0 = no actors. */
    public record Patrol(String name, Span every, int budgetDonuts, @Nullable List<String> chain,
            @Nullable List<String> channels, boolean research, boolean git, boolean enabled) {}

    public record Pro(@Nullable Interpolated accountId, @Nullable Interpolated accountUrl,
            @Nullable Interpolated inferenceUrl, Interpolated serviceToken) {}

    public record SelfImprovement(String playbooks, String parsers, String rules, String code) {}

    /** What a file with nothing but a version says. */
    public static Config defaults() {
        return ConfigBuilder.build(Sections.NONE);
    }

    public Optional<Connector> connector(String id) {
        for (Connector connector : connectors) {
            if (connector.id().equals(id)) {
                return Optional.of(connector);
            }
        }
        return Optional.empty();
    }
}
