package app.mallcop.sim.speak;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one platform calls one kind of deed.
 *
 * @param service the vendor's service, provider or workload
 * @param recordType the vendor's kind of record or resource
 */
record Words(String key, EventType type, String operation, Severity severity, String service, String recordType,
        boolean readOnly) {

    private static final Map<String, Words> ALL = Table.rows(Words.class, "words.tsv", 8).stream().map(Words::of)
            .collect(Collectors.toUnmodifiableMap(Words::key, words -> words));

    private static Words of(List<String> row) {
        return new Words(row.get(0) + " " + row.get(1), new EventType(row.get(2)), row.get(3),
                Severity.ofWord(row.get(4)).orElseThrow(), row.get(5), row.get(6), row.get(7).equals("yes"));
    }

    /** The words for this deed; a platform may have others for one that was refused. */
    static Words of(Deed deed) {
        String key = key(deed.platform(), deed.act());
        Words refused = deed.worked() ? null : ALL.get(key + ":refused");
        Words words = refused == null ? ALL.get(key) : refused;
        if (words == null) {
            throw new IllegalStateException("words.tsv has no line for " + key);
        }
        return words;
    }

    private static String key(Platform platform, Act act) {
        return platform.name().toLowerCase(Locale.ROOT) + " " + act.word();
    }
}
