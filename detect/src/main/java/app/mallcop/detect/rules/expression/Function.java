package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.entities.Address;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the language. Each is total: what it cannot be asked of gives null. */
enum Function {
    LOWER(List.of(Type.TEXT), 0, Type.TEXT) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            return Values.mapped(given.getFirst(), text -> text.toLowerCase(Locale.ROOT));
        }
    },
    UPPER(List.of(Type.TEXT), 0, Type.TEXT) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            return Values.mapped(given.getFirst(), text -> text.toUpperCase(Locale.ROOT));
        }
    },
    LEN(List.of(Type.TEXT), 0, Type.NUMBER) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            return switch (given.getFirst()) {
                case Value.Items(List<Value> items) -> Value.number(items.size());
                case Value.Fields fields -> Value.number(fields.fields().size());
                case null -> null;
                case Value other -> {
                    Untrusted text = Values.text(other);
                    yield text == null ? null : Value.number(text.clear().codePoints().count());
                }
            };
        }
    },
    COUNT(List.of(Type.LIST), 0, Type.NUMBER) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Value value = given.getFirst();
            return value == null ? null : Value.number(Values.leaves(value).size());
        }
    },
    HOUR(List.of(Type.MOMENT), 0, Type.NUMBER) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Instant at = moment(given.getFirst());
            return at == null ? null : Value.number(at.atOffset(ZoneOffset.UTC).getHour());
        }
    },
    WEEKDAY(List.of(Type.MOMENT), 0, Type.NUMBER) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Instant at = moment(given.getFirst());
            return at == null ? null : Value.number(at.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue());
        }
    },
    DOMAIN(List.of(Type.TEXT), 0, Type.TEXT) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            return Values.mapped(plain(given.getFirst()), Function::domain);
        }
    },
    IP_PREFIX(List.of(Type.TEXT), 0, Type.TEXT) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Untrusted text = Values.text(given.getFirst());
            Address address = text == null ? null : Address.of(text).orElse(null);
            return address == null ? null : new Value.Text(address.net());
        }
    },
    ENTROPY(List.of(Type.TEXT), 0, Type.NUMBER) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Untrusted text = Values.text(given.getFirst());
            return text == null ? null : new Value.Num(entropy(text.clear()));
        }
    },
    BASENAME(List.of(Type.TEXT), 0, Type.TEXT) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            return Values.mapped(plain(given.getFirst()),
                    text -> text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1));
        }
    },
    SPLIT(List.of(Type.TEXT, Type.TEXT), 0, Type.LIST) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Untrusted text = Values.text(given.getFirst());
            Untrusted by = Values.text(given.getLast());
            return text == null || by == null || by.isEmpty() ? null : split(text.clear(), by.clear());
        }
    },
    JSON(List.of(Type.ANY), 0, Type.TEXT) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Value value = given.getFirst();
            return value == null ? null : Value.text(Json.of(value));
        }
    },
    VERSION_COMPARE(List.of(Type.TEXT, Type.TEXT), 0, Type.NUMBER) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Untrusted a = Values.text(given.getFirst());
            Untrusted b = Values.text(given.getLast());
            return a == null || b == null ? null : Versions.compare(a.clear(), b.clear());
        }
    },
    /** Days from then to the event; its second argument, the event's own time, is filled in. */
    DAYS_SINCE(List.of(Type.MOMENT, Type.MOMENT), 1, Type.NUMBER) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            Instant from = moment(given.getFirst());
            Instant to = moment(given.getLast());
            return from == null || to == null
                    ? null
                    : Value.number(Math.floorDiv(to.getEpochSecond() - from.getEpochSecond(), 86_400L));
        }
    },
    NOW(List.of(Type.MOMENT), 1, Type.MOMENT) {
        @Override
        @Nullable
        Value of(List<@Nullable Value> given) {
            return given.getFirst();
        }
    };

    private static final int MOST_PIECES = 200;

    /** A list that cannot change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Type> parameters;
    private final int filledIn;
    private final Type result;

    /** @param filledIn how many of the last parameters are the event's own time when they are left out */
    Function(List<Type> parameters, int filledIn, Type result) {
        this.parameters = List.copyOf(parameters);
        this.filledIn = filledIn;
        this.result = result;
    }

    abstract @Nullable Value of(List<@Nullable Value> given);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Type> parameters() {
        return parameters;
    }

    int filledIn() {
        return filledIn;
    }

    Type result() {
        return result;
    }

    /** A number of seconds, or a text as RFC 3339 writes a time. */
    static @Nullable Instant moment(@Nullable Value value) {
        try {
            return switch (value) {
                case Value.Num(BigDecimal seconds) ->
                    seconds.abs().compareTo(BigDecimal.valueOf(31_556_889_864_403_199L)) > 0
                            ? null
                            : Instant.ofEpochSecond(seconds.longValue());
                case Value.Text(Untrusted text) -> text.length() > 40 ? null : Instant.parse(text.clear());
                case Value.Flag _,Value.Nothing _,Value.Items _,Value.Fields _ -> null;
                case null -> null;
            };
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Value plain(@Nullable Value value) {
        return value instanceof Value.Text || value instanceof Value.Items ? value : null;
    }

    /** What follows the @ of a mail address, or the host of a URL. */
    private static String domain(String text) {
        int scheme = text.indexOf("://");
        String host = scheme < 0 ? text : text.substring(scheme + 3);
        int end = scheme < 0 ? -1 : first(host, "/?#");
        host = end < 0 ? host : host.substring(0, end);
        host = host.substring(host.lastIndexOf('@') + 1);
        int port = scheme < 0 ? -1 : host.indexOf(':');
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    private static int first(String text, String any) {
        for (int i = 0; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Bits per character, to four digits. */
    private static BigDecimal entropy(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.codePoints().forEach(c -> counts.merge(c, 1, Integer::sum));
        double n = text.codePointCount(0, text.length());
        double bits = counts.values().stream().sorted()
                .mapToDouble(count -> -count / n * (StrictMath.log(count / n) / StrictMath.log(2))).sum();
        return BigDecimal.valueOf(bits).setScale(4, java.math.RoundingMode.HALF_EVEN);
    }

    private static Value split(String text, String by) {
        List<Value> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(by); at >= 0 && pieces.size() < MOST_PIECES; at = text.indexOf(by, from)) {
            pieces.add(Value.text(text.substring(from, at).strip()));
            from = at + by.length();
        }
        pieces.add(Value.text(text.substring(from).strip()));
        return new Value.Items(pieces);
    }
}
