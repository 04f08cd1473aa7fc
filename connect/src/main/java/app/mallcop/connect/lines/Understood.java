package app.mallcop.connect.lines;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import app.mallcop.api.Value;
import java.util.SortedMap;
import java.util.TreeMap;

/** A line, and the template it is of. */
public final class Understood {

    private static final Set<String> NUMBERS = Set.of("status_code", "operation_count");

    private final Template template;
    private final Map<String, String> values;

    Understood(Template template, Map<String, String> values) {
        this.template = template;
        this.values = values;
    }

    public String template() {
        return template.name();
    }

    public Classification classification() {
        return template.classification();
    }

    /** Whether it is only to be counted. */
    public boolean isNoise() {
        return template.noise();
    }

    public EventType type() {
        return template.meaning().type();
    }

    public Severity severity() {
        return template.meaning().severity();
    }

    /** Empty where the template names nobody, or the line does not. */
    public String actor() {
        return template.meaning().actor().in(values);
    }

    public String target() {
        return template.meaning().target().in(values);
    }

    public String action() {
        return template.meaning().action().in(values);
    }

    /** By canonical key. */
    public SortedMap<String, Value> metadata() {
        TreeMap<String, Value> all = new TreeMap<>();
        template.meaning().metadata().forEach((key, fill) -> {
            String text = fill.in(values);
            if (!text.isEmpty()) {
                all.put(key, isNumber(key, fill, text) ? new Value.Num(new BigDecimal(text)) : Value.text(text));
            }
        });
        return all;
    }

    private boolean isNumber(String key, Fill fill, String text) {
        boolean meant = NUMBERS.contains(key)
                || (fill.parts().size() == 1 && template.matcher().numbers().containsAll(fill.names())
                        && !fill.isFixed());
        return meant && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
