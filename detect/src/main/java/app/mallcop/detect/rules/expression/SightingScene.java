package app.mallcop.detect.rules.expression;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Normal;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event. An empty field is null: there is nothing. */
public record SightingScene(Sighting seen, Normal normal, Untrusted actionInSmallLetters) implements Scene {

    @Override
    public @Nullable Value at(EventPath path) {
        Event event = seen.event();
        return switch (path.field()) {
            case ACTION -> text(event.action());
            case LOWER_ACTION -> text(actionInSmallLetters);
            case METADATA -> Values.under(event.metadata().fields(), path.keys());
            case ACTOR -> text(event.actor());
            case KNOWN_ACTOR -> text(seen.actor());
            case TARGET -> text(event.target());
            case EVENT_TYPE -> Value.text(event.type().name());
            case SOURCE -> Value.text(event.source());
            case CONNECTOR_TYPE -> Value.text(event.connectorType());
            case ID -> Value.text(event.id());
            case SEVERITY -> Value.text(event.severity().word());
            case TIMESTAMP -> moment(seen.at());
        };
    }

    private static Value moment(Instant at) {
        return new Value.Num(BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9)));
    }

    private static @Nullable Value text(Untrusted text) {
        return text.isEmpty() ? null : new Value.Text(text);
    }
}
