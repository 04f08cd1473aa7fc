package app.mallcop.detect.gateway;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.tuning.Tuning;
import java.util.List;
import java.util.Set;

/**
 * Finds insecure settings of an AI agent's gateway. A finding is a state: it stays while the setting does, is found again each time the
 * config is seen, and ends when it is put right. Whether it was so from the first day or became so makes no difference.
 */
public final class OpenclawConfigDrift implements Detector {

    static final EventType CHANGED = new EventType("gateway_config_change");
    private static final EventType INSTALLED = new EventType("skill_installed");
    private static final EventType MODIFIED = new EventType("skill_modified");
    private static final String SHADOW = "shadow-skill-override";

    private final Set<String> disabled;

    public OpenclawConfigDrift(Tuning tuning) {
        this.disabled = Set.copyOf(tuning.texts("disabled_rules"));
    }

    @Override
    public String name() {
        return "openclaw-config-drift";
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public Set<EventType> reads() {
        return Set.of(CHANGED, INSTALLED, MODIFIED);
    }

    /** A skill that shadows another is told by the skill's own event. */
    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        Untrusted type = seen.meta("override_type").orElse(Untrusted.EMPTY);
        if (!seen.type().equals(CHANGED) && type.clear().startsWith("workspace_overrides")
                && !disabled.contains(SHADOW)) {
            Untrusted skill = seen.meta("skill_name").orElse(seen.event().target());
            found.raise(Raised
                    .of(SHADOW, Severity.WARN, seen,
                            Prose.of("Skill {} in the workspace takes the place of another", skill))
                    .about("skill", skill).lasting()
                    .because(Prose.of(
                            "A skill of that name is managed or bundled; the copy in the workspace is used instead: {}",
                            type))
                    .because(Prose.of("To mend it: remove the copy, or rename it")).build());
        }
    }

    @Override
    public List<Tally> tallies() {
        return List.of(new SettingsTally(disabled));
    }
}
