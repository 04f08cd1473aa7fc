package app.mallcop.connect.drafting;

import app.mallcop.api.Untrusted;
import app.mallcop.connect.lines.Colours;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.connect.lines.ParserFile;
import app.mallcop.connect.lines.Understood;
import app.mallcop.connect.shapes.Group;
import app.mallcop.connect.shapes.Room;
import app.mallcop.connect.shapes.Shapes;
import app.mallcop.text.airlock.Inspect;
import app.mallcop.text.injection.InjectionScan;
import app.mallcop.text.injection.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds templates for the lines of a sample. The same sample gives the same templates, in whatever order its lines come.
 * Nothing is written of a line that speaks to an AI, and no secret.
 */
public final class Drafter {

    private static final int MOST_TEMPLATES = 60;
    private static final int LONGEST_SAMPLE = 400;
    private static final int SHAPES = 2_000;

    private final String app;
    private final @Nullable LogParser existing;
    private final UnaryOperator<Untrusted> redactor;

    /**
     * @param existing the parser that is there; null where there is none
     * @param redactor takes secrets out
     */
    public Drafter(String app, @Nullable LogParser existing, UnaryOperator<Untrusted> redactor) {
        this.app = app;
        this.existing = existing;
        this.redactor = redactor;
    }

    public Draft draft(List<SampleLine> sample) {
        List<String> lines = sample.stream().map(line -> line.text().clear()).filter(line -> !line.isBlank())
                .map(line -> Colours.without(line).replace('\t', ' ')).sorted()
                .toList();
        SortedMap<String, Long> known = new TreeMap<>();
        if (existing != null) {
            existing.names().forEach(name -> known.put(name, 0L));
        }
        List<String> open = new ArrayList<>();
        for (String line : lines) {
            Optional<Understood> taken = existing == null ? Optional.empty() : existing.understand(line);
            taken.ifPresentOrElse(one -> known.merge(one.template(), 1L, Long::sum), () -> open.add(line));
        }
        List<String> fit = open.stream().filter(Drafter::mayBeWritten).toList();
        List<Drafted> drafted = counted(candidates(fit, new HashSet<>(known.keySet())), fit);
        LogParser all = parser(drafted);
        Shapes rest = new Shapes(new Room(SHAPES));
        long added = 0;
        for (String line : open) {
            if (all != null && all.understand(line).isPresent()) {
                added++;
            } else {
                rest.add(redacted(line));
            }
        }
        long before = (long) lines.size() - open.size();
        return new Draft(lines.size(), before, before + added, known, drafted, rest.groups(),
                (long) open.size() - fit.size());
    }

    private static boolean mayBeWritten(String line) {
        return InjectionScan.BUILT_IN.scan(line, Place.TEXT).isEmpty() && Inspect.traces(Untrusted.of(line)).isNone();
    }

    private String redacted(String line) {
        return redactor.apply(Untrusted.of(line)).clear();
    }

    /** The most telling first: what has many words of its own must not be taken by what has few. */
    private List<Drafted> candidates(List<String> lines, Set<String> names) {
        Shapes shapes = new Shapes(new Room(SHAPES));
        lines.forEach(line -> shapes.add(redacted(line)));
        record Candidate(Sketch sketch, Group group) {}
        List<Candidate> candidates = new ArrayList<>();
        shapes.groups().stream().limit(MOST_TEMPLATES)
                .forEach(group -> candidates.add(new Candidate(Sketch.of(group.shape()), group)));
        candidates.sort(Comparator.comparingInt((Candidate one) -> String.join("", one.sketch().words()).length())
                .reversed().thenComparing(one -> one.group().shape().text()));
        List<Drafted> drafted = new ArrayList<>();
        for (Candidate one : candidates) {
            Drafted bare = drafted(one.sketch(), names);
            // What is refused fits nearly any line.
            if (one.sketch().saysSomething() && parser(List.of(bare)) != null) {
                names.add(bare.name());
                drafted.add(bare);
            }
        }
        return drafted;
    }

    private static Drafted drafted(Sketch sketch, Set<String> names) {
        Guesses.Guess guess = Guesses.of(String.join(" ", sketch.words()));
        boolean request = sketch.fills().containsKey("method") && sketch.fills().containsKey("path");
        String type = request && guess.eventType().equals("log_line") ? "request" : guess.eventType();
        String name = name(sketch, names);
        String look = sketch.isFields() ? sketch.fields().toString() : sketch.line();
        return new Drafted(name, guess.classification(), type, Untrusted.of(look),
                ParserText.item(name, sketch, guess.classification(), type), 0);
    }

    /** Those that take a line, with how many they take, and one of these as a sample. */
    private List<Drafted> counted(List<Drafted> drafted, List<String> lines) {
        LogParser all = parser(drafted);
        TreeMap<String, Long> taken = new TreeMap<>();
        TreeMap<String, String> samples = new TreeMap<>();
        if (all != null) {
            for (String line : lines) {
                String taker = taker(all, line);
                taken.merge(taker, 1L, Long::sum);
                String safe = redacted(line);
                if (safe.length() <= LONGEST_SAMPLE && !samples.containsKey(taker) && taker(all, safe).equals(taker)) {
                    samples.put(taker, safe);
                }
            }
        }
        return drafted.stream().filter(one -> taken.containsKey(one.name()))
                .map(one -> one.taking(taken.getOrDefault(one.name(), 0L), samples.get(one.name()))).toList();
    }

    /** Empty where no template fits. */
    private static String taker(LogParser parser, String line) {
        return parser.understand(line).map(Understood::template).orElse("");
    }

    private @Nullable LogParser parser(List<Drafted> drafted) {
        return drafted.isEmpty()
                ? null
                : ParserFile.parse(ParserText.fresh(app, "", drafted), "parser.yaml", app).parser();
    }

    private static String name(Sketch sketch, Set<String> taken) {
        StringBuilder name = new StringBuilder();
        int words = 0;
        for (String word : sketch.words()) {
            String slug = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("^-+|-+$", "");
            if (slug.length() > 1 && slug.length() <= 20 && words < 4) {
                name.append(name.isEmpty() ? "" : "-").append(slug);
                words++;
            }
        }
        String base = name.isEmpty() ? (sketch.fills().containsKey("path") ? "request" : "lines") : name.toString();
        String free = base;
        for (int i = 2; taken.contains(free); i++) {
            free = base + "-" + i;
        }
        return free;
    }
}
