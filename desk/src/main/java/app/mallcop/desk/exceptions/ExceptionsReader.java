package app.mallcop.desk.exceptions;

import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Items;
import app.mallcop.api.config.ConfigNode.Scalar;
import app.mallcop.api.config.Shown;
import app.mallcop.connect.mapping.Notes;
import app.mallcop.store.codec.Bytes;
import app.mallcop.text.airlock.Boxing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the keys of {@code exceptions.yaml}. An entry with anything wrong excepts nothing, the others hold. */
final class ExceptionsReader {

    private static final List<String> TOP = List.of("version", "exceptions");
    private static final List<String> KEYS = List.of("id", "match", "reason", "owner", "until");
    private static final int MOST = 500;
    private static final int LONGEST = 1_000;
    /** Nobody decides for longer than a year. */
    private static final int MOST_DAYS = 366;
    private static final String EXAMPLE_TERM = "write such as {detector: unusual-timing, actor: deploy-bot}";

    private final Notes notes;
    private final KnownDetectors detectors;
    private final LocalDate today;
    private final Set<String> ids = new HashSet<>();

    ExceptionsReader(Notes notes, KnownDetectors detectors, Instant now) {
        this.notes = notes;
        this.detectors = detectors;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    List<Exemption> read(Fields root) {
        notes.onlyKeys(root, TOP);
        ConfigNode written = Notes.value(root, "exceptions");
        if (written == null) {
            return List.of();
        }
        if (!(written instanceof Items items)) {
            notes.wrongType(written, "a list: one '- match: …' below the other");
            return List.of();
        }
        if (items.items().size() > MOST) {
            notes.add(Kind.OUT_OF_RANGE, items.at(), items.items().size() + " exceptions", "at most " + MOST);
            return List.of();
        }
        List<Exemption> all = new ArrayList<>();
        for (ConfigNode item : items.items()) {
            if (item instanceof Fields fields) {
                Exemption one = one(fields);
                if (one != null) {
                    all.add(one);
                }
            } else {
                notes.wrongType(item, "an exception: a map with match, reason, owner and until");
            }
        }
        return all;
    }

    private @Nullable Exemption one(Fields fields) {
        int before = notes.errors().size();
        notes.onlyKeys(fields, KEYS);
        Match match = match(fields);
        String reason = said(fields, "reason", "nightly job, agreed with Dana");
        String owner = said(fields, "owner", "sam@acme.example");
        LocalDate until = until(fields);
        String id = match == null ? "" : id(fields, match);
        if (match == null || reason == null || owner == null || until == null || notes.errors().size() > before) {
            return null;
        }
        return new Exemption(id, match, Untrusted.of(reason), Untrusted.of(owner), until, fields.at());
    }

    private @Nullable Match match(Fields entry) {
        ConfigNode written = Notes.value(entry, "match");
        if (!(written instanceof Fields fields)) {
            if (written == null) {
                notes.missing(entry, "match", "{detector: unusual-timing, actor: deploy-bot}");
            } else {
                notes.wrongType(written, "a map such as {detector: unusual-timing, actor: deploy-bot}");
            }
            return null;
        }
        notes.onlyKeys(fields, Match.TERMS);
        Map<String, Untrusted> terms = new TreeMap<>();
        for (String name : Match.TERMS) {
            if (fields.fields().containsKey(name)) {
                String word = said(fields, name, "deploy-bot");
                if (word != null) {
                    terms.put(name, Boxing.unbox(word).orElseGet(() -> Untrusted.of(word)));
                }
            }
        }
        if (!terms.containsKey("detector") && !terms.containsKey("rule")) {
            notes.add(Kind.MISSING_KEY, fields.at(), "match: names neither a detector nor a rule", EXAMPLE_TERM);
        }
        if (Match.NARROW.stream().noneMatch(terms::containsKey)) {
            notes.add(Kind.MISSING_KEY, fields.at(), "match: is for everybody",
                    "name whom or what it is about too: " + String.join(", ", Match.NARROW));
        }
        detector(fields);
        return new Match(terms);
    }

    private void detector(Fields match) {
        if (Notes.value(match, "detector") instanceof Scalar scalar) {
            if (Match.NEVER.contains(scalar.text())) {
                notes.add(Kind.NOT_ALLOWED, scalar.at(), "detector: " + scalar.text() + " can't be excepted",
                        "mend what its findings name; they end by themselves then");
            } else if (!detectors.has(scalar.text())) {
                notes.add(Kind.NOT_ALLOWED, scalar.at(), "detector: there is none of the name "
                        + Shown.quoted(scalar.text()), detectors.hint(scalar.text()));
            }
        }
    }

    /** A text that says something, on one line. */
    private @Nullable String said(Fields fields, String name, String example) {
        String text = notes.text(fields, name, example);
        ConfigNode at = Notes.value(fields, name);
        if (text != null && at != null && (text.isBlank() || text.length() > LONGEST)) {
            notes.add(Kind.OUT_OF_RANGE, at.at(), name + ": " + (text.isBlank() ? "is empty" : "is too long"),
                    "write such as " + example);
            return null;
        }
        return text;
    }

    private @Nullable LocalDate until(Fields fields) {
        String text = notes.text(fields, "until", today.plusDays(30).toString());
        ConfigNode at = Notes.value(fields, "until");
        if (text == null || at == null) {
            return null;
        }
        try {
            LocalDate until = LocalDate.parse(text);
            if (until.isAfter(today.plusDays(MOST_DAYS))) {
                notes.add(Kind.OUT_OF_RANGE, at.at(), "until: " + until + " is more than a year ahead",
                        "at the latest " + today.plusDays(MOST_DAYS) + "; look at it again then");
                return null;
            }
            return until;
        } catch (DateTimeParseException e) {
            notes.add(Kind.WRONG_TYPE, at.at(), "until: found " + Shown.quoted(text),
                    "write the last day on which it holds, such as " + today.plusDays(30));
            return null;
        }
    }

    /** Without one of its own, its id is a hash of its terms: the same match has the same id. */
    private String id(Fields fields, Match match) {
        String written = fields.fields().containsKey("id") ? notes.text(fields, "id", "deploy-bot-at-night") : null;
        ConfigNode at = Notes.value(fields, "id");
        if (written != null && at != null && !isId(written)) {
            notes.add(Kind.NOT_ALLOWED, at.at(), "id: found " + Shown.quoted(written),
                    "up to 64 of a-z, 0-9, '.', '_' and '-'");
        }
        StringBuilder terms = new StringBuilder();
        match.terms().forEach((name, value) -> terms.append(name).append('=').append(value.clear()).append('\n'));
        String id = written != null
                ? written
                : "exc_" + Bytes.sha256Hex(terms.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        if (!ids.add(id)) {
            notes.add(Kind.DUPLICATE, at == null ? fields.at() : at.at(), written == null
                    ? "this match is written twice"
                    : "the id " + Shown.quoted(id) + " is taken by another exception", "keep one of them");
        }
        return id;
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= 64 && id.charAt(0) != '.' && id.chars().allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-');
    }
}
