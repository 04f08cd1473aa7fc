package app.mallcop.api.config;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of the config, as written: {@code ${VAR}} stays a reference until whoever needs it resolves it. */
public sealed interface ConfigValue {

    /** Does not show itself: the text may be a secret that somebody put into the file by mistake. */
    record Text(String written) implements ConfigValue {
        public Text {
            requireNonNull(written, "written is null");
        }

        @Override
        public String toString() {
            return "‹text, " + written.length() + " chars›";
        }
    }

    record Whole(long number) implements ConfigValue {}

    record Decimal(BigDecimal number) implements ConfigValue {
        public Decimal {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    record Flag(boolean on) implements ConfigValue {}

    record Period(Span span) implements ConfigValue {}

    record Items(List<ConfigValue> items) implements ConfigValue {
        public static final Items NONE = new Items(List.of());

        public Items {
            items = List.copyOf(items);
        }
    }

    /** Names and values, in the order of the file. */
    record Table(Map<String, ConfigValue> entries) implements ConfigValue {
        public static final Table NONE = new Table(Map.of());

        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    enum Nothing implements ConfigValue {
        NOTHING
    }
}
