package app.mallcop.text.injection;

import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Inspect;
import app.mallcop.text.canonical.Canonical;
import app.mallcop.text.canonical.Embedded;
import app.mallcop.text.canonical.Tokens;
import app.mallcop.text.phrases.PhraseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for injection in one text: as it stands, without its disguises, and within base64 and hex. Linear in the text.
 * Immutable, and safe for threads to share.
 */
public final class InjectionScan {

    /** Rules as {@code words.tsv} and {@code rules.tsv} have them, two layers of encoding undone. */
    public static final InjectionScan BUILT_IN = new InjectionScan(2, "");

    /** Of all that is decoded of one text. */
    private static final int MOST_DECODED = 64 * 1024;
    /** Flags of regions are spelled with 7; a sentence is longer. */
    private static final int LEAST_SPELLED = 8;

    private final int maxDecodeDepth;
    private final Rulebook book;

    /** @param extraRules more rules, one a line; see {@link Rulebook} */
    public InjectionScan(int maxDecodeDepth, String extraRules) {
        this.maxDecodeDepth = maxDecodeDepth;
        this.book = Rulebook.with(extraRules);
    }

    /** Empty for nearly every text. One signal of each kind. */
    public List<Signal> scan(Untrusted text, Place place) {
        return scan(text.clear(), place);
    }

    public List<Signal> scan(String text, Place place) {
        if (text.length() < 4) {
            return List.of();
        }
        Finder finder = new Finder();
        finder.look(text, place, 0, 0);
        return finder.found.isEmpty() ? List.of() : List.copyOf(finder.found);
    }

    private final class Finder {

        private List<Signal> found = List.of();
        private int decoded;

        void look(String text, Place place, int depth, int outer) {
            if (Canonical.isPlain(text)) {
                phrases(text, text, null, place, depth, outer);
                breakouts(text, place, depth);
            } else {
                Canonical canonical = Canonical.of(text);
                phrases(text, canonical.text(), canonical, place, depth, outer);
                phrases(text, text, null, place, depth, outer);
                breakouts(canonical.text(), place, depth);
                hidden(canonical, place, depth, outer);
            }
            if (depth < maxDecodeDepth && text.length() >= Embedded.LEAST) {
                Tokens.each(text, Embedded.LEAST, (from, to) -> within(text, from, to, depth, outer));
            }
        }

        private void within(String text, int from, int to, int depth, int outer) {
            if (decoded >= MOST_DECODED) {
                return;
            }
            String inner = Embedded.text(text, from, to);
            if (!inner.isEmpty()) {
                String kept = inner.substring(0, Math.min(inner.length(), MOST_DECODED - decoded));
                decoded += kept.length();
                look(kept, Place.TEXT, depth + 1, depth == 0 ? from : outer);
            }
        }

        private void phrases(String raw, String text, @Nullable Canonical canonical,
                Place place, int depth,
                int outer) {
            List<PhraseRules.Match> matches = book.match(text);
            for (PhraseRules.Match match : matches) {
                Rule rule = book.rule(match.rule());
                Optional<Strength> strength = rule.in(place);
                if (strength.isEmpty()
                        || (rule.kind().equals("marker") && !Inspect.traces(Untrusted.of(raw)).markerAttempt())) {
                    continue;
                }
                int from = canonical == null ? match.start() : canonical.origin(match.start());
                int to = canonical == null ? match.end() : canonical.origin(match.end());
                int hidden = canonical == null ? 0 : canonical.hiddenBetween(from, to);
                add(new Signal(rule.phrase().id(), rule.kind(), strength.get(), place, depth == 0 ? from : outer, depth,
                        hidden,
                        excerpt(text, match.start(), match.end()), rule.why()));
            }
        }

        private void breakouts(String text, Place place, int depth) {
            if (place == Place.TEXT || depth > 0) {
                return;
            }
            String small = text.toLowerCase(Locale.ROOT);
            Breakouts.find(small, one -> add(new Signal(one.id(), "sql", one.strength(), place, one.start(), depth, 0,
                    excerpt(small, one.start(), one.end()), one.why())));
        }

        private void hidden(Canonical canonical, Place place, int depth, int outer) {
            String spelled = canonical.spelled();
            if (spelled.length() > LEAST_SPELLED) {
                add(new Signal("invisible-text", "hidden", Strength.STRONG, place, outer, depth, spelled.length(),
                        excerpt(spelled, 0, spelled.length()), "holds text in characters that nobody sees"));
                look(spelled, place, depth + 1, outer);
            }
            if (canonical.turnsAround()) {
                add(new Signal("turned-around", "hidden", place == Place.TEXT ? Strength.HINT : Strength.WEAK, place,
                        outer,
                        depth, canonical.hidden(), Untrusted.EMPTY, "turns the direction of reading around"));
            }
        }

        /** Of each kind the strongest, and of equals the first. */
        private void add(Signal signal) {
            found = found.isEmpty() ? new ArrayList<>() : found;
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).kind().equals(signal.kind())) {
                    if (found.get(i).strength().compareTo(signal.strength()) < 0) {
                        found.set(i, signal);
                    }
                    return;
                }
            }
            found.add(signal);
        }
    }

    private static Untrusted excerpt(String text, int from, int to) {
        int end = Math.min(to, from + Signal.LONGEST_EXCERPT);
        if (end < text.length() && end > from && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return Untrusted.of(text.substring(from, end));
    }
}
