package app.mallcop.connect.lines;

import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Items;
import app.mallcop.api.config.ConfigNode.Scalar;
import app.mallcop.api.config.Shown;
import app.mallcop.connect.mapping.Glob;
import app.mallcop.connect.mapping.Notes;
import app.mallcop.text.patterns.SafePattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one template: how its line looks, what it means, and samples. */
final class TemplateReader {

    private static final List<String> KEYS = List.of("name", "line", "pattern", "fields", "classification",
            "event_mapping", "noise_filter", "samples");
    private static final List<String> LOOKS = List.of("line", "pattern", "fields");

    private final Notes notes;
    private final MeaningReader meanings;

    TemplateReader(Notes notes) {
        this.notes = notes;
        this.meanings = new MeaningReader(notes);
    }

    /** Null, with notes, where something is wrong. */
    @Nullable
    Template read(Fields fields) {
        notes.onlyKeys(fields, KEYS);
        String name = notes.text(fields, "name", "login-failed");
        if (name != null && !isName(name)) {
            notes.add(Kind.NOT_ALLOWED, fields.at(), "the name " + Shown.quoted(name),
                    "names have letters, digits, '.', '_' and '-', 64 at most");
        }
        Classification classification = classification(fields);
        boolean noise = flag(fields, "noise_filter", false);
        Matcher matcher = matcher(fields);
        if (matcher == null) {
            return null;
        }
        ConfigNode look = look(fields);
        if (CatchAll.is(matcher)) {
            notes.add(Kind.NOT_ALLOWED, look.at(), "fits nearly any line, so no change of the log would ever be seen",
                    "put words into it that only this kind of line has");
        }
        Meaning meaning = meanings.read(fields, matcher);
        return name == null || classification == null
                ? null
                : new Template(name, matcher, classification, meaning, noise, samples(fields, "match"),
                        samples(fields, "no_match"), fields.at());
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= 64 && name.chars().allMatch(c -> (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-');
    }

    private @Nullable Classification classification(Fields fields) {
        String word = notes.text(fields, "classification", "routine");
        if (word == null) {
            return null;
        }
        Optional<Classification> found = Classification.ofWord(word);
        if (found.isEmpty()) {
            ConfigNode at = Notes.value(fields, "classification");
            notes.add(Kind.NOT_ALLOWED, at == null ? fields.at() : at.at(),
                    "classification: found " + Shown.quoted(word), "one of " + String.join(", ",
                            Classification.words()));
        }
        return found.orElse(null);
    }

    boolean flag(Fields fields, String name, boolean usual) {
        ConfigNode node = Notes.value(fields, name);
        if (node == null) {
            return usual;
        }
        if (node instanceof Scalar scalar && scalar.kind() == ConfigNode.Kind.FLAG) {
            return scalar.text().equalsIgnoreCase("true");
        }
        notes.wrongType(node, "true or false");
        return usual;
    }

    private static ConfigNode look(Fields fields) {
        for (String key : LOOKS) {
            ConfigNode node = Notes.value(fields, key);
            if (node != null) {
                return node;
            }
        }
        return fields;
    }

    private @Nullable Matcher matcher(Fields fields) {
        List<String> given = LOOKS.stream().filter(key -> Notes.value(fields, key) != null).toList();
        if (given.isEmpty()) {
            notes.missing(fields, "line", "\"{time} WARN login failed for {user}\"");
            return null;
        }
        if (given.size() > 1) {
            notes.add(Kind.NOT_ALLOWED, fields.at(), "has " + String.join(" and ", given),
                    "a template has one of line, pattern and fields");
            return null;
        }
        ConfigNode node = look(fields);
        if (given.getFirst().equals("fields")) {
            return fieldsMatcher(node);
        }
        if (!(node instanceof Scalar scalar)) {
            notes.wrongType(node, "a text");
            return null;
        }
        try {
            return given.getFirst().equals("line")
                    ? LineText.matcher(scalar.text())
                    : PatternMatcher.of(scalar.text());
        } catch (LineText.Wrong wrong) {
            notes.add(Kind.NOT_ALLOWED, scalar.placeOf(wrong.index()), wrong.what(), wrong.hint());
        } catch (SafePattern.Unfit unfit) {
            notes.add(Kind.NOT_ALLOWED, scalar.at(), unfit.what(), unfit.hint());
        }
        return null;
    }

    private @Nullable Matcher fieldsMatcher(ConfigNode node) {
        if (!(node instanceof Fields wanted) || wanted.fields().isEmpty()) {
            notes.wrongType(node, "fields and what they say, such as {event: login, user: \"*\"}");
            return null;
        }
        Map<String, Glob> globs = new LinkedHashMap<>();
        wanted.fields().forEach((key, field) -> {
            if (field.value() instanceof Scalar scalar) {
                globs.put(key, new Glob(scalar.text()));
            } else {
                notes.wrongType(field.value(), "a text, with * for anything");
            }
        });
        return new FieldsMatcher(globs);
    }

    private List<Template.Sample> samples(Fields fields, String name) {
        ConfigNode samples = Notes.value(fields, "samples");
        if (samples == null) {
            return List.of();
        }
        if (!(samples instanceof Fields both)) {
            notes.wrongType(samples, "a map of match and no_match");
            return List.of();
        }
        notes.onlyKeys(both, List.of("match", "no_match"));
        ConfigNode written = Notes.value(both, name);
        if (written == null) {
            return List.of();
        }
        List<Template.Sample> lines = new ArrayList<>();
        for (ConfigNode line : written instanceof Items items ? items.items() : List.of(written)) {
            if (line instanceof Scalar scalar) {
                lines.add(new Template.Sample(scalar.text(), scalar.at()));
            } else {
                notes.wrongType(line, "a line in quotes");
            }
        }
        return lines;
    }
}
