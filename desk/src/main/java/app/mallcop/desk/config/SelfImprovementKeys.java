package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import java.util.List;

/** {@code self_improvement}: who approves what mallcop changes in itself, per tier. */
public final class SelfImprovementKeys {

    private static final List<String> GATES = List.of("autonomous", "gated", "human");

    public static final ConfigKey PLAYBOOKS = ConfigKey.choice("self_improvement.playbooks", "autonomous", GATES,
            "Playbooks of actors.");
    public static final ConfigKey PARSERS = ConfigKey.choice("self_improvement.parsers", "autonomous", GATES,
            "Parser templates of apps.");
    public static final ConfigKey RULES = ConfigKey.choice("self_improvement.rules", "gated", GATES,
            "Declarative detector rules.");
    public static final ConfigKey CODE = ConfigKey.choice("self_improvement.code", "human", GATES,
            "Detectors and connectors in code.");

    public static final List<ConfigKey> ALL = List.of(PLAYBOOKS, PARSERS, RULES, CODE);

    private SelfImprovementKeys() {}
}
