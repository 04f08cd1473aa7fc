package app.mallcop.desk.baseline;

import app.mallcop.actors.evidence.Row;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.store.repo.Repo;
import app.mallcop.text.airlock.Boxing;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the baseline knows of some actors and things, by name, in one pass over it. */
public final class RowsNaming {

    private record Id(String fact, List<Untrusted> key) {}

    private final Map<Untrusted, List<Row>> rows = new HashMap<>();
    private final LocalDate to;
    private final List<String> notSeen = new ArrayList<>();

    private RowsNaming(LocalDate to) {
        this.to = to;
    }

    public static RowsNaming of(Repo repo, Config.Baseline config, Set<Untrusted> names) throws IOException {
        Learned learned = new Learned(repo, config);
        RowsNaming found = new RowsNaming(learned.to());
        Map<Id, TreeMap<LocalDate, Long>> counted = new HashMap<>();
        if (!names.isEmpty()) {
            learned.eachNaming(names.stream().map(Boxing::boxed).collect(Collectors.toSet()), line -> {
                if (line.counts() && line.addend().key().stream().anyMatch(names::contains)) {
                    counted.computeIfAbsent(new Id(line.addend().kind(), line.addend().key()), _ -> new TreeMap<>())
                            .merge(line.day(), line.addend().count(), Long::sum);
                }
            });
        }
        counted.forEach((id, days) -> {
            Row row = new Row(id.fact(), id.key(), days);
            id.key().stream().distinct().filter(names::contains)
                    .forEach(name -> found.rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(row));
        });
        learned.missing().forEach(day -> found.notSeen.add("the baseline of " + day));
        learned.damage().forEach(one -> found.notSeen.add(one.file() + ": " + one.reason()));
        return found;
    }

    public List<Row> of(Untrusted name) {
        return List.copyOf(rows.getOrDefault(name, List.of()));
    }

    /** The newest day that is in it. */
    public LocalDate to() {
        return to;
    }

    public List<String> notSeen() {
        return List.copyOf(notSeen);
    }
}
