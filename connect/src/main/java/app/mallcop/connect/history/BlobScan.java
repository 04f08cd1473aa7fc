package app.mallcop.connect.history;

import app.mallcop.api.Severity;
import app.mallcop.text.secrets.SecretSearch;
import app.mallcop.text.secrets.Worth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for secrets in the bytes of one object. The only place here that sees a secret; what it hands out are hashes and
 * at most four characters. One thread's.
 */
final class BlobScan {

    /** Hits told of one object; a file with more is one that somebody filled with secrets. */
    private static final int MOST_HITS = 500;
    private static final int LONGEST_LINE_READ = 4096;
    private static final int SHOWN_FROM = 20;

    private final SecretSearch search = new SecretSearch();
    private final SecretKeyed keyed;
    private final Instant now;
    private final Sought sought;

    BlobScan(byte[] key, Instant now, Sought sought) {
        this.keyed = new SecretKeyed(key);
        this.now = now;
        this.sought = sought;
    }

    List<Hit> in(String object, PathKind kind, byte[] raw, int length) {
        Decoded text = Decoded.of(raw, length);
        List<Hit> hits = new ArrayList<>();
        plain(object, kind, text, hits);
        if (!text.isBinary()) {
            sought.own().each(text.bytes(), text.length(),
                    (rule, start, end) -> own(object, text, rule, start, end, hits));
        }
        Wrapped.each(text.bytes(), text.length(), inside -> wrapped(object, kind, text, inside, hits));
        if (kind == PathKind.ENV && !text.isBinary()) {
            EnvValues.each(text.bytes(), text.length(), (start, end) -> value(object, text, start, end, hits));
        }
        return hits;
    }

    private void plain(String object, PathKind kind, Decoded text, List<Hit> hits) {
        int line = 1;
        int counted = 0;
        for (SecretSearch.Sighting one : search.in(text.bytes(), text.length())) {
            boolean loose = !one.family().named() && one.family().severity() != Severity.CRITICAL;
            if (hits.size() >= MOST_HITS || (loose && (text.isBinary() || kind == PathKind.GENERATED))) {
                continue;
            }
            Optional<Worth> worth = Worth.of(one, text.bytes(), text.length(), kind == PathKind.CODE, now);
            if (worth.isPresent()) {
                line += lines(text.bytes(), counted, one.start());
                counted = one.start();
                hits.add(hit(one.family().name(), object, line, worth.get(), text.bytes(), one.start(), one.end(),
                        text, one.start()));
            }
        }
    }

    private void own(String object, Decoded text, OwnRules.Rule rule, int start, int end, List<Hit> hits) {
        String print = keyed.print(rule.name(), text.bytes(), start, end);
        int line = 1 + lines(text.bytes(), 0, start);
        if (hits.size() < MOST_HITS
                && hits.stream().noneMatch(hit -> hit.print().equals(print) && hit.line() == line)) {
            hits.add(new Hit(rule.name(), print, object, line, rule.severity(), "", shown(text.bytes(), start, end),
                    allowedBy(rule.name(), text, start, text.bytes(), start, end)));
        }
    }

    private void wrapped(String object, PathKind kind, Decoded text, Wrapped.Unwrapped inside, List<Hit> hits) {
        byte[] bytes = inside.text;
        for (SecretSearch.Sighting one : search.in(bytes, bytes.length)) {
            boolean counts = hits.size() < MOST_HITS && (one.family().named() || kind != PathKind.GENERATED);
            Optional<Worth> worth = counts ? Worth.of(one, bytes, bytes.length, false, now) : Optional.empty();
            if (worth.isPresent()) {
                int line = 1 + lines(text.bytes(), 0, inside.start);
                String why = worth.get().why().isEmpty() ? "base64-wrapped" : worth.get().why() + "; base64-wrapped";
                hits.add(hit(one.family().name(), object, line, new Worth(worth.get().severity(), why), bytes,
                        one.start(), one.end(), text, inside.start));
            }
        }
    }

    /** A value of an environment file that looks random and belongs to no family. */
    private void value(String object, Decoded text, int start, int end, List<Hit> hits) {
        String print = keyed.print(EnvValues.FAMILY, text.bytes(), start, end);
        int line = 1 + lines(text.bytes(), 0, start);
        if (hits.size() < MOST_HITS && hits.stream().noneMatch(hit -> hit.line() == line)) {
            hits.add(new Hit(EnvValues.FAMILY, print, object, line, Severity.WARN, "", shown(text.bytes(), start, end),
                    allowedBy(EnvValues.FAMILY, text, start, text.bytes(), start, end)));
        }
    }

    private Hit hit(String family, String object, int line, Worth worth, byte[] in, int start, int end, Decoded text,
            int at) {
        return new Hit(family, keyed.print(family, in, start, end), object, line, worth.severity(), worth.why(),
                shown(in, start, end), allowedBy(family, text, at, in, start, end));
    }

    /** Two characters from each end of what is long enough to bear it. */
    private static String shown(byte[] text, int start, int end) {
        if (end - start < SHOWN_FROM) {
            return "";
        }
        String ends = new String(text, start, 2, StandardCharsets.ISO_8859_1)
                + new String(text, end - 2, 2, StandardCharsets.ISO_8859_1);
        return ends.chars().allMatch(c -> c > 32 && c < 127) ? ends.substring(0, 2) + "…" + ends.substring(2) : "";
    }

    private static int lines(byte[] text, int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            lines += text[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private String allowedBy(String family, Decoded text, int at, byte[] in, int start, int end) {
        String line = line(text, at);
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.contains("gitleaks:allow") || lower.contains("trufflehog:ignore")
                || lower.contains("mallcop:allow")) {
            return Hidden.INLINE;
        }
        return !sought.allowed().isEmpty()
                && sought.allowed().allows(family, new String(in, start, end - start, StandardCharsets.ISO_8859_1),
                        line)
                                ? Hidden.GITLEAKS_TEXT
                                : "";
    }

    private static String line(Decoded text, int at) {
        int from = at;
        while (from > 0 && at - from < LONGEST_LINE_READ && text.bytes()[from - 1] != '\n') {
            from--;
        }
        int to = at;
        while (to < text.length() && to - at < LONGEST_LINE_READ && text.bytes()[to] != '\n') {
            to++;
        }
        return new String(text.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
    }
}
