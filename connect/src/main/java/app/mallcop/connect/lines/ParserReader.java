package app.mallcop.connect.lines;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Items;
import app.mallcop.api.config.ConfigNode.Scalar;
import app.mallcop.api.config.Shown;
import app.mallcop.connect.mapping.Notes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a {@code parser.yaml}. */
final class ParserReader {

    private static final List<String> TOP = List.of("app", "version", "generated_at", "generated_by", "templates",
            "noise_summary", "unmatched_threshold");
    private static final int MOST_TEMPLATES = 500;

    private final String app;
    private final Notes notes = new Notes();
    private final TemplateReader one = new TemplateReader(notes);

    ParserReader(String app) {
        this.app = app;
    }

    ParserFile read(Fields root) {
        notes.onlyKeys(root, TOP);
        String named = notes.text(root, "app", app);
        String version = notes.text(root, "version", "1");
        if (named != null && !named.equals(app)) {
            ConfigNode at = Notes.value(root, "app");
            notes.add(Kind.NOT_ALLOWED, at == null ? root.at() : at.at(), "app: found " + Shown.quoted(named),
                    "the folder says " + app + ": write app: " + app);
        }
        List<Template> templates = templates(root);
        Optional<BigDecimal> threshold = threshold(Notes.value(root, "unmatched_threshold"));
        boolean count = one.flag(root, "noise_summary", true);
        if (!notes.errors().isEmpty() || named == null || version == null) {
            return new ParserFile(null, notes.errors().stream().sorted(Comparator
                    .comparingInt((ConfigError error) -> error.at().line())
                    .thenComparingInt(error -> error.at().column())).toList());
        }
        return new ParserFile(new LogParser(named, version, templates, threshold, count), List.of());
    }

    private List<Template> templates(Fields root) {
        ConfigNode written = Notes.value(root, "templates");
        if (written == null || (written instanceof Items none && none.items().isEmpty())) {
            notes.missing(root, "templates",
                    "[{name: started, line: \"{time} INFO started\", classification: routine}]");
            return List.of();
        }
        if (!(written instanceof Items items)) {
            notes.wrongType(written, "a list of templates");
            return List.of();
        }
        if (items.items().size() > MOST_TEMPLATES) {
            notes.add(Kind.OUT_OF_RANGE, items.at(), items.items().size() + " templates", "at most " + MOST_TEMPLATES);
            return List.of();
        }
        Set<String> names = new HashSet<>();
        List<Template> templates = new ArrayList<>();
        for (ConfigNode item : items.items()) {
            Template template = item instanceof Fields fields ? one.read(fields) : wrong(item);
            if (template != null) {
                templates.add(template);
                if (!names.add(template.name())) {
                    notes.add(Kind.DUPLICATE, template.at(), "the name " + Shown.quoted(template.name())
                            + " is taken by another template", "give every template its own");
                }
            }
        }
        return templates;
    }

    private @Nullable Template wrong(ConfigNode item) {
        notes.wrongType(item, "a template: a map with a name");
        return null;
    }

    private Optional<BigDecimal> threshold(@Nullable ConfigNode node) {
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof Scalar scalar)
                || (scalar.kind() != ConfigNode.Kind.WHOLE && scalar.kind() != ConfigNode.Kind.DECIMAL)) {
            notes.wrongType(node, "a share such as 0.3");
            return Optional.empty();
        }
        BigDecimal share = new BigDecimal(scalar.text());
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            notes.add(Kind.OUT_OF_RANGE, node.at(), "unmatched_threshold: found " + Shown.quoted(scalar.text()),
                    "a share from 0 to 1, such as 0.3");
            return Optional.empty();
        }
        return Optional.of(share);
    }
}
