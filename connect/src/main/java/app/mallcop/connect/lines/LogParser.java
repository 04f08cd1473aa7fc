package app.mallcop.connect.lines;

import app.mallcop.api.EventType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parser of one app's log. The first template that fits a line is the one it is of. What a line may cost is bounded
 * by its length and the templates' sizes, whatever it says.
 *
 * @param threshold the share of lines that are not understood from which it is stale; empty to take the detector's
 * @param countTemplates whether the summaries tell how many lines each template had
 */
public record LogParser(String app, String version, List<Template> templates, Optional<BigDecimal> threshold,
        boolean countTemplates) {

    /** Longer lines are not tried; platforms cut them well before. */
    static final int LONGEST_LINE = 32 * 1024;
    /** Steps that one line may cost, some hundredths of a second. */
    private static final long MOST_STEPS = 16_000_000;

    public LogParser {
        templates = List.copyOf(templates);
    }

    /** Empty where no template fits, or finding out would take too long. */
    public Optional<Understood> understand(String text) {
        if (text.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        Line line = new Line(Colours.without(text));
        long steps = 0;
        for (Template template : templates) {
            steps += template.matcher().steps() * text.length();
            if (steps > MOST_STEPS) {
                return Optional.empty();
            }
            Map<String, String> values = template.matcher().match(line);
            if (values != null) {
                return Optional.of(new Understood(template, values));
            }
        }
        return Optional.empty();
    }

    public List<LineKind> kinds() {
        return templates.stream().map(template -> new LineKind(template.name(), template.classification(),
                template.meaning().type(), template.meaning().severity(), template.noise())).toList();
    }

    public List<String> names() {
        return templates.stream().map(Template::name).toList();
    }

    /** Every type an event of this log may have. */
    public Set<EventType> eventTypes() {
        Set<EventType> types = new TreeSet<>();
        templates.stream().filter(template -> !template.noise())
                .forEach(template -> types.add(template.meaning().type()));
        return types;
    }
}
