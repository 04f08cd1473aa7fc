package app.mallcop.api;

import java.util.Locale;
import java.util.Optional;

/** How the last look at a finding ended. An escalated or uninvestigated finding stays open (law 7). */
public sealed interface Outcome {

    /** As written in files and read by {@code report --status}: {@code escalated:suspicious}. */
    String word();

    /** Closed, with evidence, by this actor. */
    record Resolved(String by) implements Outcome {
        @Override
        public String word() {
            return "resolved:" + by;
        }
    }

    /** A human has to look, and this is why. */
    record Escalated(Why why) implements Outcome {
        public enum Why {
            SUSPICIOUS, INSUFFICIENT
        }

        @Override
        public String word() {
            return "escalated:" + why.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody could look: the model was down, the budget gone, the breaker tripped. Retried on the next run. */
    record Uninvestigated(String why) implements Outcome {
        @Override
        public String word() {
            return "uninvestigated:" + why;
        }
    }

    static Optional<Outcome> ofWord(String word) {
        int colon = word.indexOf(':');
        String kind = colon < 0 ? word : word.substring(0, colon);
        String rest = colon < 0 ? "" : word.substring(colon + 1);
        if (!EventType.isName(rest)) {
            return Optional.empty();
        }
        return switch (kind) {
            case "resolved" -> Optional.of(new Resolved(rest));
            case "uninvestigated" -> Optional.of(new Uninvestigated(rest));
            case "escalated" -> switch (rest) {
                case "suspicious" -> Optional.of(new Escalated(Escalated.Why.SUSPICIOUS));
                case "insufficient" -> Optional.of(new Escalated(Escalated.Why.INSUFFICIENT));
                default -> Optional.empty();
            };
            default -> Optional.empty();
        };
    }
}
