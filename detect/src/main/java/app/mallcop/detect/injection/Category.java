package app.mallcop.detect.injection;

import app.mallcop.text.injection.Signal;
import java.util.Comparator;
import java.util.List;

/** What a finding is called by: the rule of its fingerprint, and the first words of its title. */
enum Category {
    CHAT_MARKS("chat-marks", "Control marks of a language model"), FORGED_MARKER("forged-marker",
            "Forged data marks"),
    ORDERS("orders-to-ai", "Orders to an AI"), HIDDEN("hidden-text",
            "Hidden text"),
    SQL("sql-injection", "SQL injection"), CODE("code-injection", "Code injection");

    private static final Comparator<Signal> BY_STRENGTH = Comparator.comparing(Signal::strength).reversed()
            .thenComparing(Category::of);

    final String rule;
    final String title;

    Category(String rule, String title) {
        this.rule = rule;
        this.title = title;
    }

    static Category of(Signal signal) {
        return switch (signal.kind()) {
            case "template" -> CHAT_MARKS;
            case "marker" -> FORGED_MARKER;
            case "hidden" -> HIDDEN;
            case "sql" -> SQL;
            case "code", "script", "shell" -> CODE;
            default -> ORDERS;
        };
    }

    /** Strongest first, so the first one names the finding. */
    static List<Sweep.Located> sorted(List<Sweep.Located> signals) {
        return signals.stream().sorted(Comparator.comparing(Sweep.Located::signal, BY_STRENGTH)).toList();
    }
}
