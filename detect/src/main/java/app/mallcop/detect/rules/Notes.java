package app.mallcop.detect.rules;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.rules.expression.EventPath;
import app.mallcop.detect.rules.expression.Memo;
import app.mallcop.detect.rules.expression.Scene;
import app.mallcop.detect.rules.expression.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tally keeps of an event for the judge: the values of some paths, each as one text that begins with its kind. Values are
 * cut, lists are short, and an object is the list of what is in it.
 */
record Notes(List<EventPath> paths, Memo<Untrusted> texts) {

    private static final int LONGEST = 256;
    private static final int MOST_ITEMS = 8;

    Notes {
        paths = List.copyOf(paths);
    }

    /** Texts come again and again, and very many notes are kept: of the same text the same note. */
    Notes(List<EventPath> paths) {
        this(paths, new Memo<>(text -> written(new Value.Text(text))));
    }

    /** After {@code first}, the value of each path. */
    Untrusted[] of(Scene scene, Untrusted... first) {
        Untrusted[] notes = java.util.Arrays.copyOf(first, first.length + paths.size());
        for (int i = 0; i < paths.size(); i++) {
            Value value = scene.at(paths.get(i));
            notes[first.length + i] = value instanceof Value.Text(Untrusted text) ? texts.of(text) : written(value);
        }
        return notes;
    }

    /** The event of these notes, as far as it is noted. */
    Scene scene(List<Untrusted> notes, int first, Normal normal, Map<Scene.Sum, Value> sums) {
        return new Scene() {
            @Override
            public @Nullable Value at(EventPath path) {
                int at = paths.indexOf(path);
                return at < 0 ? null : read(notes.get(first + at));
            }

            @Override
            public Normal normal() {
                return normal;
            }

            @Override
            public @Nullable Value sum(Scene.Sum name) {
                return sums.get(name);
            }
        };
    }

    static Untrusted written(@Nullable Value value) {
        return switch (value) {
            case null -> Untrusted.EMPTY;
            case Value.Nothing _ -> Untrusted.EMPTY;
            case Value.Text(Untrusted text) -> Untrusted.of("t" + cut(text.clear()));
            case Value.Num _ -> tagged('n', value);
            case Value.Flag _ -> tagged('f', value);
            case Value.Items _,Value.Fields _ -> {
                StringBuilder out = new StringBuilder("l");
                for (Untrusted text : Values.texts(value, MOST_ITEMS)) {
                    String cut = cut(text.clear());
                    out.append(cut.length()).append(':').append(cut);
                }
                yield Untrusted.of(out.toString());
            }
        };
    }

    private static Untrusted tagged(char kind, Value value) {
        Untrusted text = Values.text(value);
        return text == null ? Untrusted.EMPTY : Untrusted.of(kind + cut(text.clear()));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    static @Nullable Value read(Untrusted note) {
        if (note.isEmpty()) {
            return null;
        }
        String text = note.clear();
        String rest = text.substring(1);
        return switch (text.charAt(0)) {
            case 'n' -> new Value.Num(new BigDecimal(rest));
            case 'f' -> Value.flag(rest.equals("true"));
            case 'l' -> items(rest);
            default -> Value.text(rest);
        };
    }

    private static Value items(String text) {
        List<Value> items = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int colon = text.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(text.substring(at, colon));
            items.add(Value.text(text.substring(colon + 1, end)));
            at = end;
        }
        return new Value.Items(items);
    }
}
