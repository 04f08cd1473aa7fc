package app.mallcop.detect.rules.expression;

import app.mallcop.api.Markers;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places for values: {@code "Login from {event.metadata.country}"}. The words are the rule's, the values are
 * quoted, so nothing that came from outside is ever read as part of the sentence.
 */
public final class Template {

    private static final int LONGEST = 500;
    private static final int LONGEST_VALUE = 120;
    private static final int MOST_LISTED = 10;
    private static final List<Function> FILTERS = List.of(Function.LOWER, Function.UPPER, Function.LEN, Function.COUNT,
            Function.HOUR, Function.WEEKDAY, Function.DOMAIN, Function.IP_PREFIX, Function.BASENAME);

    private sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Place(Compiler.Shown shown, @Nullable Function filter) implements Part {
        private Place(Compiler.Shown shown, @Nullable Function filter) {
            this.shown = shown;
            this.filter = filter;
        }
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Words without any place. */
    public static Template of(String words) {
        return new Template(List.of(new Words(words)));
    }

    /** Empty when it has flaws; the compiler holds them. A brace that is meant as one is written twice. */
    public static Optional<Template> read(String text, Compiler compiler) {
        List<Part> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        boolean fine = check(text, compiler);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c) {
                words.append(c);
                i++;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    compiler.flaw(i, "a place that begins here does not end",
                            "close it with }, and write {{ for a brace");
                    return Optional.empty();
                }
                if (!words.isEmpty()) {
                    parts.add(new Words(words.toString()));
                    words.setLength(0);
                }
                Part place = place(text.substring(i + 1, end), i + 1, compiler);
                fine &= place != null;
                if (place != null) {
                    parts.add(place);
                }
                i = end;
            } else if (c == '}') {
                compiler.flaw(i, "found } without {", "write }} for a brace");
                return Optional.empty();
            } else {
                words.append(c);
            }
        }
        if (!words.isEmpty()) {
            parts.add(new Words(words.toString()));
        }
        return fine ? Optional.of(new Template(parts)) : Optional.empty();
    }

    private static boolean check(String text, Compiler compiler) {
        if (text.length() > LONGEST) {
            compiler.flaw(0, "has " + text.length() + " characters", "at most " + LONGEST);
            return false;
        }
        if (text.contains(Markers.BEGIN) || text.contains(Markers.END)
                || text.codePoints().anyMatch(c -> (Character.isISOControl(c) && c != '\n')
                        || Character.getType(c) == Character.FORMAT)) {
            compiler.flaw(0, "holds a control character or a boundary marker", "write plain words");
            return false;
        }
        return true;
    }

    private static @Nullable Part place(String inner, int at, Compiler compiler) {
        int bar = inner.indexOf('|');
        String path = bar < 0 ? inner : inner.substring(0, bar);
        Function filter = null;
        if (bar >= 0) {
            String word = inner.substring(bar + 1).strip();
            filter = FILTERS.stream().filter(one -> one.word().equals(word)).findFirst().orElse(null);
            if (filter == null) {
                compiler.flaw(at + bar + 1, "there is no filter " + app.mallcop.api.config.Shown.quoted(word),
                        "allowed: "
                                + String.join(", ", FILTERS.stream().map(Function::word).sorted().toList()));
                return null;
            }
        }
        Compiler inside = new Compiler(compiler.names());
        Compiler.Shown shown = inside.shown(path).orElse(null);
        inside.takeFlaws().forEach(flaw -> compiler.flaw(at + flaw.at(), flaw.what(), flaw.hint()));
        inside.paths().forEach(compiler::reads);
        return shown == null ? null : new Place(shown, filter);
    }

    public Prose of(Scene scene) {
        List<Prose.Part> out = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Words(String text) -> out.add(new Prose.Words(text.replace('\n', ' ')));
                case Place place -> quote(values(place, scene), out);
            }
        }
        return new Prose(out);
    }

    private static void quote(List<Untrusted> values, List<Prose.Part> out) {
        if (values.isEmpty()) {
            out.add(new Prose.Words("(none)"));
        }
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.add(new Prose.Words(", "));
            }
            if (i == MOST_LISTED) {
                out.add(new Prose.Words("…"));
                return;
            }
            Untrusted value = values.get(i);
            out.add(new Prose.Quote(value.length() <= LONGEST_VALUE ? value : cut(value.clear())));
        }
    }

    private static Untrusted cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return Untrusted.of(text.substring(0, end) + "…");
    }

    private static List<Untrusted> values(Place place, Scene scene) {
        Value value = place.shown().term().of(scene);
        if (place.shown().set().isPresent()) {
            KnownSet set = place.shown().set().get();
            Untrusted key = Values.text(value);
            List<Untrusted> all = set.isKeyed() && key == null
                    ? List.of()
                    : set.values(scene.normal(), key, MOST_LISTED + 1);
            return place.filter() == null
                    ? all
                    : values(place.filter().of(Arrays.asList((Value) new Value.Items(
                            all.stream().map(one -> (Value) new Value.Text(one)).toList()))));
        }
        if (place.filter() != null) {
            return values(place.filter().of(Arrays.asList(value)));
        }
        if (place.shown().type() == Type.MOMENT) {
            Instant at = Function.moment(value);
            return at == null ? List.of() : List.of(Untrusted.of(at.toString()));
        }
        return values(value);
    }

    private static List<Untrusted> values(@Nullable Value value) {
        return Values.texts(value, MOST_LISTED + 1);
    }
}
