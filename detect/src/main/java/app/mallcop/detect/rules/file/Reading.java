package app.mallcop.detect.rules.file;

import app.mallcop.api.Severity;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import app.mallcop.api.config.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes values out of a tree and keeps everything that is wrong with it, so that a file is told all its errors at once. */
public final class Reading {

    private static final int MOST_ERRORS = 100;

    private final List<ConfigError> errors = new ArrayList<>();

    public void add(Kind kind, Place at, String what, String hint) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new ConfigError(kind, at, what, hint));
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** In the order of the file. */
    public List<ConfigError> errors() {
        return errors.stream().sorted(Comparator.comparing((ConfigError error) -> error.at().file())
                .thenComparingInt(error -> error.at().line()).thenComparingInt(error -> error.at().column())).toList();
    }

    void wrongType(String path, ConfigNode found, String allowed) {
        add(Kind.WRONG_TYPE, found.at(), path + ": found " + found(found), "allowed: " + allowed);
    }

    void notAllowed(String path, ConfigNode.Scalar found, Collection<String> allowed) {
        String nearest = Nearest.of(found.text(), allowed);
        add(Kind.NOT_ALLOWED, found.at(), path + ": found " + found(found),
                (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: " + String.join(", ", allowed));
    }

    private static String found(ConfigNode node) {
        return node instanceof ConfigNode.Scalar scalar && scalar.kind() != ConfigNode.Kind.NULL
                ? Shown.quoted(scalar.text()) + " (" + scalar.kindWord() + ")"
                : node.kindWord();
    }

    void unknownKeys(String where, ConfigNode.Fields fields, Collection<String> known) {
        fields.fields().forEach((name, field) -> {
            if (!known.contains(name)) {
                String nearest = Nearest.of(name, known);
                add(Kind.UNKNOWN_KEY, field.nameAt(),
                        "unknown key " + Shown.quoted(name) + (where.isEmpty() ? "" : " in " + where),
                        (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: "
                                + String.join(", ", known));
            }
        });
    }

    static @Nullable ConfigNode value(ConfigNode.Fields fields, String name) {
        ConfigNode.Field field = fields.fields().get(name);
        return field == null || field.value().isNull() ? null : field.value();
    }

    void missing(String where, ConfigNode.Fields fields, String name, String example) {
        add(Kind.MISSING_KEY, fields.at(), (where.isEmpty() ? "" : where + ": ") + name + " is missing",
                "write such as " + name + ": " + example);
    }

    /** A text; numbers and flags are read as they are written. */
    ConfigNode.@Nullable Scalar scalar(String where, ConfigNode.Fields fields, String name) {
        ConfigNode value = value(fields, name);
        if (value == null || value instanceof ConfigNode.Scalar) {
            return (ConfigNode.Scalar) value;
        }
        wrongType(path(where, name), value, "a text");
        return null;
    }

    ConfigNode.@Nullable Scalar need(String where, ConfigNode.Fields fields, String name, String example) {
        ConfigNode value = value(fields, name);
        if (value == null) {
            missing(where, fields, name, example);
            return null;
        }
        return scalar(where, fields, name);
    }

    String text(String where, ConfigNode.Fields fields, String name, String absent) {
        ConfigNode.Scalar scalar = scalar(where, fields, name);
        return scalar == null ? absent : scalar.text();
    }

    /** A list of texts; one text alone stands for a list of one. */
    List<ConfigNode.Scalar> scalars(String path, @Nullable ConfigNode value) {
        List<ConfigNode.Scalar> all = new ArrayList<>();
        switch (value) {
            case null -> {
                // nothing written
            }
            case ConfigNode.Scalar scalar -> all.add(scalar);
            case ConfigNode.Items items -> {
                for (ConfigNode item : items.items()) {
                    if (item instanceof ConfigNode.Scalar scalar && !item.isNull()) {
                        all.add(scalar);
                    } else {
                        wrongType(path, item, "a text");
                    }
                }
            }
            case ConfigNode.Fields fields -> wrongType(path, fields, "a list");
        }
        return all;
    }

    /** The maps of a list. */
    List<ConfigNode.Fields> maps(String path, @Nullable ConfigNode value, String what) {
        List<ConfigNode.Fields> all = new ArrayList<>();
        if (value instanceof ConfigNode.Items items) {
            for (ConfigNode item : items.items()) {
                if (item instanceof ConfigNode.Fields fields) {
                    all.add(fields);
                } else {
                    wrongType(path, item, what);
                }
            }
        } else if (value != null) {
            wrongType(path, value, "a list of " + what);
        }
        return all;
    }

    int whole(String where, ConfigNode.Fields fields, String name, int absent, int least, int most) {
        ConfigNode.Scalar scalar = scalar(where, fields, name);
        if (scalar == null) {
            return absent;
        }
        if (scalar.kind() != ConfigNode.Kind.WHOLE) {
            wrongType(path(where, name), scalar, "a whole number");
            return absent;
        }
        if (scalar.text().length() > 9 || Integer.parseInt(scalar.text()) < least
                || Integer.parseInt(scalar.text()) > most) {
            add(Kind.OUT_OF_RANGE, scalar.at(), path(where, name) + ": found " + Shown.quoted(scalar.text()),
                    "allowed: " + least + " to " + most);
            return absent;
        }
        return Integer.parseInt(scalar.text());
    }

    /** A stretch of time in seconds; 0 when it is wrong. */
    int seconds(String where, ConfigNode.Fields fields, String name, int mostHours) {
        ConfigNode.Scalar scalar = need(where, fields, name, "10m");
        if (scalar == null) {
            return 0;
        }
        long seconds = Span.parse(scalar.text()).map(span -> span.minutes() * 60).orElse(0L);
        if (seconds < 60 || seconds > mostHours * 3_600L) {
            add(Kind.OUT_OF_RANGE, scalar.at(), path(where, name) + ": found " + Shown.quoted(scalar.text()),
                    "allowed: 1m to " + mostHours + "h, such as 10m or 2h");
            return 0;
        }
        return (int) seconds;
    }

    Severity severity(String where, ConfigNode.Fields fields, String name, Severity absent) {
        ConfigNode.Scalar scalar = scalar(where, fields, name);
        if (scalar == null) {
            return absent;
        }
        return Severity.ofWord(scalar.text()).orElseGet(() -> {
            notAllowed(path(where, name), scalar, List.of("info", "warn", "critical"));
            return absent;
        });
    }

    static String path(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }
}
