package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A sentence of ours that quotes values of others: a title, a reason. The words are ours, the quotes are
 * {@link Untrusted}, and only the sink that shows it decides what the quotes look like.
 */
public record Prose(List<Part> parts) {

    /** One stretch of a sentence. */
    public sealed interface Part permits Words, Quote {
        String render(Function<Untrusted, String> quote);
    }

    /** Our own words. They never hold a boundary marker, so a reader can tell them from what is quoted. */
    public record Words(String text) implements Part {
        public Words {
            requireNonNull(text, "text is null");
            if (text.contains(Markers.BEGIN) || text.contains(Markers.END)) {
                throw new IllegalArgumentException("own words may not hold a boundary marker; quote the value instead");
            }
        }

        @Override
        public String render(Function<Untrusted, String> quote) {
            return text;
        }
    }

    /** A value from outside. */
    public record Quote(Untrusted value) implements Part {
        public Quote {
            requireNonNull(value, "value is null");
        }

        @Override
        public String render(Function<Untrusted, String> quote) {
            return quote.apply(value);
        }
    }

    public Prose {
        parts = List.copyOf(parts);
    }

    public static Prose of(String words) {
        return new Prose(List.of(new Words(words)));
    }

    /** {@code Prose.of("{} signed in from {}", actor, country)}: each {@code {}} becomes the next quoted value. */
    public static Prose of(String template, Untrusted... values) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Untrusted value : values) {
            int at = template.indexOf("{}", from);
            if (at < 0) {
                throw new IllegalArgumentException("more values than places in: " + template);
            }
            if (at > from) {
                parts.add(new Words(template.substring(from, at)));
            }
            parts.add(new Quote(value));
            from = at + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("fewer values than places in: " + template);
        }
        if (from < template.length()) {
            parts.add(new Words(template.substring(from)));
        }
        return new Prose(parts);
    }

    /** This, and then that. */
    public Prose and(Prose more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more.parts);
        return new Prose(all);
    }

    /** The sentence with each quote in the form the sink chose. */
    public String render(Function<Untrusted, String> quote) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(part.render(quote));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return render(Untrusted::toString);
    }
}
