package app.mallcop.desk.baseline;

import app.mallcop.actors.evidence.Row;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the baseline knows of some actors and things, by name, in one pass over it. */
public final class RowsNaming {

    /** Each once, in order; the names say which are theirs by place, so that nobody has to compare rows again. */
    private List<Row> rows = List.of();
    private final Map<Untrusted, BitSet> places = new HashMap<>();
    private final LocalDate to;
    private final List<String> notSeen = new ArrayList<>();

    private RowsNaming(LocalDate to) {
        this.to = to;
    }

    public static RowsNaming of(Repo repo, Config.Baseline config, FindingFold fold, Set<Untrusted> names)
            throws IOException {
        Learned learned = new Learned(repo, config, fold);
        RowsNaming found = new RowsNaming(learned.to());
        if (!names.isEmpty()) {
            found.take(Counting.over(learned, names), names);
        }
        learned.missing().forEach(day -> found.notSeen.add("the baseline of " + day));
        learned.damage().forEach(one -> found.notSeen.add(one.file() + ": " + one.reason()));
        return found;
    }

    private void take(List<Row> all, Set<Untrusted> names) {
        rows = all;
        for (int place = 0; place < all.size(); place++) {
            for (Untrusted part : all.get(place).key()) {
                if (names.contains(part)) {
                    places.computeIfAbsent(part, _ -> new BitSet()).set(place);
                }
            }
        }
    }

    /** In order, each once, though it name several of these. */
    public List<Row> of(Collection<Untrusted> several) {
        BitSet wanted = new BitSet();
        for (Untrusted name : several) {
            BitSet of = places.get(name);
            if (of != null) {
                wanted.or(of);
            }
        }
        return wanted.stream().mapToObj(rows::get).toList();
    }

    /** The newest day that is in it. */
    public LocalDate to() {
        return to;
    }

    public List<String> notSeen() {
        return List.copyOf(notSeen);
    }
}
