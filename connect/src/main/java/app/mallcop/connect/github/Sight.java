package app.mallcop.connect.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One list that shows how a part of the organisation stands; a line of {@code snapshots.tsv}.
 *
 * @param kind what its things are, as {@code github-changes.yaml} names them
 * @param permission what a token needs to see it
 */
record Sight(String stream, String kind, Of of, List<String> path, Map<String, String> query, String list, String name,
        List<String> fields, String permission) {

    enum Of {
        SELF, ORG, TEAM, REPO, BRANCH
    }

    Sight {
        path = List.copyOf(path);
        query = Collections.unmodifiableMap(new TreeMap<>(query));
        fields = List.copyOf(fields);
    }

    /** All of the table, by stream, in its order. */
    static Map<String, List<Sight>> all() {
        Map<String, List<Sight>> all = new LinkedHashMap<>();
        try (InputStream in = Sight.class.getResourceAsStream("snapshots.tsv")) {
            if (in == null) {
                throw new IllegalStateException("snapshots.tsv is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    Sight sight = of(line.split("\t", -1));
                    all.computeIfAbsent(sight.stream(), _ -> new ArrayList<>()).add(sight);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Sight of(String[] row) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : parts(row[4])) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return new Sight(row[0], row[1], Of.valueOf(row[2].toUpperCase(Locale.ROOT)), parts(row[3]), query,
                row[5].equals("-") ? "" : row[5], row[6], parts(row[7]), row[8]);
    }

    private static List<String> parts(String text) {
        return text.equals("-") ? List.of() : List.of(text.split(",", -1));
    }

    /** The fields of one thing that are compared; those that say nothing are left out. */
    SortedMap<String, Untrusted> fieldsOf(Value.Fields item) {
        SortedMap<String, Untrusted> all = new TreeMap<>();
        for (String field : fields) {
            int fixed = field.indexOf(':');
            int equals = field.indexOf('=');
            String key = fixed > 0 ? field.substring(0, fixed) : equals > 0 ? field.substring(0, equals) : field;
            String text = fixed > 0 ? field.substring(fixed + 1) : said(item, field.substring(equals + 1));
            if (!text.isEmpty()) {
                all.put(key, Untrusted.of(text.length() > 1_000 ? text.substring(0, 1_000) : text));
            }
        }
        return all;
    }

    /** Addresses of hooks may hold secrets in their paths, so of them only the host is kept. */
    private static String said(Value.Fields item, String path) {
        if (!path.endsWith("|host")) {
            return Said.text(item, path);
        }
        String url = Said.text(item, path.substring(0, path.length() - "|host".length()));
        int from = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
        int to = from;
        while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        String host = url.substring(from, to);
        return host.substring(host.lastIndexOf('@') + 1);
    }
}
