package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Span;
import app.mallcop.api.config.TextShape;
import app.mallcop.store.secrets.Interpolated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the value of a key: type and bounds, or an error. */
final class KeyReader {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 12;

    private final Report report;
    private final References references;

    KeyReader(Report report, References references) {
        this.report = report;
        this.references = references;
    }

    /** The value, or null after telling what is wrong with it. */
    @Nullable
    ConfigValue read(ConfigKey key, String path, ConfigNode node) {
        if (node.isNull()) {
            if (key.nullMeaning() != null) {
                return ConfigValue.Nothing.NOTHING;
            }
            report.wrongType(path, node, key.type().allowed());
            return null;
        }
        return read(key.type(), path, node);
    }

    private @Nullable ConfigValue read(ConfigType type, String path, ConfigNode node) {
        if (type instanceof ConfigType.Text(TextShape shape) && !shape.structural()) {
            return text(path, node, shape);
        }
        if (type instanceof ConfigType.Secret) {
            return text(path, node, TextShape.FREE);
        }
        if (type instanceof ConfigType.Items items) {
            return items(items, path, node);
        }
        return type instanceof ConfigType.Anything ? anything(path, node) : structural(type, path, node);
    }

    /** A text that is resolved when it is needed; only what can be known now is checked now. */
    private @Nullable ConfigValue text(String path, ConfigNode node, TextShape shape) {
        if (!(node instanceof ConfigNode.Scalar scalar) || scalar.kind() != ConfigNode.Kind.TEXT) {
            report.wrongType(path, node, shape.allowed());
            return null;
        }
        String flaw = Interpolated.flaw(scalar.text()).orElse(null);
        if (flaw != null) {
            references.flaw(path, scalar, flaw);
            return null;
        }
        Interpolated text = Interpolated.of(scalar.text());
        if (text.references().isEmpty()
                && text.resolve(app.mallcop.store.secrets.SecretBackend.NONE) instanceof Interpolated.Found found
                && !shape.admits(found.secret().reveal())) {
            report.outOfRange(path, node, shape.allowed());
            return null;
        }
        return new ConfigValue.Text(scalar.text());
    }

    /** A value that decides what the rest of the file means: a reference in it is resolved now. */
    private @Nullable ConfigValue structural(ConfigType type, String path, ConfigNode node) {
        if (!(node instanceof ConfigNode.Scalar scalar)) {
            report.wrongType(path, node, type.allowed());
            return null;
        }
        ConfigNode.Scalar now = references.resolve(path, scalar, type);
        if (now == null) {
            return null;
        }
        ConfigValue value = valueOf(type, now);
        if (value == null) {
            report.wrongType(path, scalar, type.allowed());
        } else if (!admits(type, value)) {
            report.outOfRange(path, scalar, type.allowed());
            value = null;
        }
        return value;
    }

    private static @Nullable ConfigValue valueOf(ConfigType type, ConfigNode.Scalar scalar) {
        String text = scalar.text();
        ConfigNode.Kind kind = scalar.kind();
        if (type instanceof ConfigType.Whole) {
            return kind == ConfigNode.Kind.WHOLE ? whole(text) : null;
        }
        if (type instanceof ConfigType.Decimal) {
            return kind == ConfigNode.Kind.WHOLE || kind == ConfigNode.Kind.DECIMAL ? decimal(text) : null;
        }
        if (type instanceof ConfigType.Flag) {
            return kind == ConfigNode.Kind.FLAG ? flag(text) : null;
        }
        if (kind != ConfigNode.Kind.TEXT) {
            return null;
        }
        if (type instanceof ConfigType.Period) {
            Span span = Span.parse(text).orElse(null);
            return span == null ? null : new ConfigValue.Period(span);
        }
        return new ConfigValue.Text(text);
    }

    private static boolean admits(ConfigType type, ConfigValue value) {
        if (type instanceof ConfigType.Whole whole && value instanceof ConfigValue.Whole(long number)) {
            return number >= whole.least() && number <= whole.most();
        }
        if (type instanceof ConfigType.Decimal decimal && value instanceof ConfigValue.Decimal(BigDecimal number)) {
            return number.compareTo(decimal.least()) >= 0 && number.compareTo(decimal.most()) <= 0
                    && number.scale() <= MOST_DECIMALS;
        }
        if (type instanceof ConfigType.Period period && value instanceof ConfigValue.Period(Span span)) {
            return span.compareTo(period.least()) >= 0 && span.compareTo(period.most()) <= 0;
        }
        if (type instanceof ConfigType.Choice choice && value instanceof ConfigValue.Text(String word)) {
            return choice.words().contains(word);
        }
        if (type instanceof ConfigType.Text(TextShape shape) && value instanceof ConfigValue.Text(String word)) {
            return shape.admits(word);
        }
        return type instanceof ConfigType.Flag;
    }

    private static ConfigValue flag(String word) {
        return new ConfigValue.Flag(word.charAt(0) == 't' || word.charAt(0) == 'T');
    }

    /** More digits than a long holds are out of every range, so the largest long stands for them. */
    private static ConfigValue whole(String digits) {
        return new ConfigValue.Whole(digits.length() > MOST_DIGITS
                ? (digits.charAt(0) == '-' ? Long.MIN_VALUE : Long.MAX_VALUE)
                : Long.parseLong(digits));
    }

    /** A number of absurd length or exponent is out of every range too, and is not computed with. */
    private static ConfigValue decimal(String digits) {
        int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        boolean absurd = digits.length() > 2 * MOST_DIGITS || (exponent >= 0 && digits.length() - exponent > 4);
        return new ConfigValue.Decimal(absurd ? BigDecimal.valueOf(Long.MAX_VALUE) : new BigDecimal(digits));
    }

    private @Nullable ConfigValue items(ConfigType.Items type, String path, ConfigNode node) {
        List<ConfigNode> nodes;
        if (node instanceof ConfigNode.Items items) {
            nodes = items.items();
        } else if (type.lone() && node instanceof ConfigNode.Scalar) {
            nodes = List.of(node);
        } else {
            report.wrongType(path, node, type.allowed());
            return null;
        }
        if (nodes.size() > ConfigType.Items.MOST) {
            report.outOfRange(path, node, "at most " + ConfigType.Items.MOST + " items");
            return null;
        }
        List<ConfigValue> values = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ConfigValue value = read(type.element(), path + "[" + i + "]", nodes.get(i));
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == nodes.size() ? new ConfigValue.Items(values) : null;
    }

    /** An option of a plugin: any shape; only references are checked. */
    @Nullable
    ConfigValue anything(String path, ConfigNode node) {
        return switch (node) {
            case ConfigNode.Scalar scalar -> switch (scalar.kind()) {
                case TEXT -> text(path, scalar, TextShape.FREE);
                case WHOLE -> whole(scalar.text());
                case DECIMAL -> decimal(scalar.text());
                case FLAG -> flag(scalar.text());
                case NULL -> ConfigValue.Nothing.NOTHING;
            };
            case ConfigNode.Items items -> items(new ConfigType.Items(ConfigType.Anything.ANYTHING, false), path,
                    items);
            case ConfigNode.Fields fields -> {
                Map<String, ConfigValue> values = new LinkedHashMap<>();
                for (Map.Entry<String, ConfigNode.Field> entry : fields.fields().entrySet()) {
                    ConfigValue value = anything(path + "." + entry.getKey(), entry.getValue().value());
                    if (value != null) {
                        values.put(entry.getKey(), value);
                    }
                }
                yield new ConfigValue.Table(values);
            }
        };
    }

    /** A text as it will read, before it is checked; itself where it cannot be resolved. */
    String peek(String text) {
        return references.peek(text);
    }

    Report report() {
        return report;
    }
}
