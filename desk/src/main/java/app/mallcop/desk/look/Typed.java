package app.mallcop.desk.look;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.Nearest;
import app.mallcop.text.airlock.Boxing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Words that people and agents type. An agent copies them from our output, so a boxed one means what is in the box. */
public final class Typed {

    private static final int NAMED = 40;

    private Typed() {}

    public static Untrusted value(String word) {
        return Boxing.unbox(word).orElseGet(() -> Untrusted.of(word));
    }

    /** The refusal of a word that is none of the known ones: names the nearest, and the known, those that hold the word first. */
    public static Refusal unknown(String code, String what, Untrusted word, Collection<String> known) {
        String typed = word.clear().toLowerCase(Locale.ROOT);
        List<String> sorted = new ArrayList<>(new TreeSet<>(known));
        sorted.sort(Comparator.comparing((String name) -> !name.contains(typed)));
        String near = Nearest.of(word.clear(), sorted);
        String all = sorted.isEmpty()
                ? "there are none yet"
                : "known: " + String.join(", ", sorted.subList(0, Math.min(NAMED, sorted.size())))
                        + (sorted.size() > NAMED ? ", and " + (sorted.size() - NAMED) + " more" : "");
        return Refusal.usage(new Problem(code, Prose.of("there is no " + what + " {}", word),
                (near == null ? "" : "did you mean " + near + "? ") + all));
    }
}
