package app.mallcop.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one list of event types and metadata keys that connectors, detectors and docs share, read from
 * {@code vocabulary.tsv}. Other names for the same thing are aliases; an event is filed under the canonical name.
 */
public final class Vocabulary {

    /** What a line of the table names. */
    public enum Kind {
        EVENT_TYPE, METADATA_KEY
    }

    /** One line of the table. */
    public record Term(Kind kind, String name, List<String> aliases, String doc) {
        public Term {
            aliases = List.copyOf(aliases);
        }
    }

    private static final class Holder {
        static final Vocabulary BUILT_IN = read();
    }

    private final List<Term> terms;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    private Vocabulary(List<Term> terms) {
        this.terms = List.copyOf(terms);
        for (Term term : terms) {
            Map<String, String> names = term.kind() == Kind.EVENT_TYPE ? types : keys;
            add(names, term.name(), term.name());
            term.aliases().forEach(alias -> add(names, alias, term.name()));
        }
    }

    private static void add(Map<String, String> names, String name, String canonical) {
        String before = names.put(name, canonical);
        if (before != null) {
            throw new IllegalStateException("vocabulary.tsv names " + name + " twice: " + before + " and " + canonical);
        }
    }

    public static Vocabulary builtIn() {
        return Holder.BUILT_IN;
    }

    public List<Term> terms() {
        return terms;
    }

    /** The type under its canonical name. A type we don't know keeps its own. */
    public EventType canonical(EventType type) {
        String name = types.get(type.name());
        return name == null || name.equals(type.name()) ? type : new EventType(name);
    }

    public boolean knows(EventType type) {
        return types.containsKey(type.name());
    }

    /** The canonical name of a metadata key, if it is one of ours under whatever name. */
    public Optional<String> canonicalKey(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    private static Vocabulary read() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.tsv"),
                        "vocabulary.tsv is missing"),
                StandardCharsets.UTF_8))) {
            List<Term> terms = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    terms.add(term(line.split("\t", -1)));
                }
            }
            return new Vocabulary(terms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Term term(String[] cells) {
        if (cells.length != 4) {
            throw new IllegalStateException(
                    "vocabulary.tsv: a line has kind, name, aliases, doc; found " + String.join("|", cells));
        }
        Kind kind = switch (cells[0]) {
            case "type" -> Kind.EVENT_TYPE;
            case "key" -> Kind.METADATA_KEY;
            default -> throw new IllegalStateException("vocabulary.tsv: unknown kind " + cells[0]);
        };
        return new Term(kind, cells[1], cells[2].isEmpty() ? List.of() : List.of(cells[2].split(",")), cells[3]);
    }
}
