package app.mallcop.desk.baseline;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.look.Typed;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the baseline has something from: the sealed days that taught it, and the decisions that let them. */
public final class Origins {

    /** @param fact only this kind of fact */
    public record Request(String name, Optional<String> fact) {}

    /**
     * One day of one connector.
     *
     * @param file the sealed day, within the repo
     * @param by the findings that kept it out when the day was sealed, and how each stands
     */
    public record Taught(String source, LocalDate day, long count, String file, List<Through> by) {
        public boolean counts() {
            return by.stream().allMatch(Through::released);
        }
    }

    /** @param decision the ack, or the resolution, that made it count */
    public record Through(String finding, boolean released, @Nullable Decision decision) {}

    public record Entry(String fact, List<Untrusted> key, List<Taught> days) {}

    /** @param total of which the first entries are here */
    public record Result(Untrusted asked, Set<Untrusted> names, List<Entry> entries, long total, LocalDate from,
            LocalDate to, List<String> missing, List<Damage> damage, Layout layout) {}

    private static final int SHOWN = 200;

    private final Repo repo;
    private final Config.Baseline config;

    public Origins(Repo repo, Config.Baseline config) {
        this.repo = repo;
        this.config = config;
    }

    private record Id(String fact, List<Untrusted> key) {}

    public Result run(Request request) throws IOException {
        Untrusted asked = Typed.value(request.name());
        Set<Untrusted> names = Profile.spellings(repo, asked);
        Learned learned = new Learned(repo, config);
        Map<Id, List<Taught>> found = new HashMap<>();
        learned.each(line -> {
            String fact = line.addend().kind();
            if (line.addend().key().stream().anyMatch(names::contains)
                    && request.fact().map(fact::equals).orElse(true)) {
                found.computeIfAbsent(new Id(fact, line.addend().key()), _ -> new ArrayList<>())
                        .add(new Taught(line.source(), line.day(), line.addend().count(), line.file().path(),
                                line.addend().withheld().stream().map(id -> through(learned, id)).toList()));
            }
        });
        List<Entry> entries = new ArrayList<>();
        found.forEach((id, days) -> entries.add(new Entry(id.fact(), id.key(), days)));
        entries.sort(Comparator.comparing(Entry::fact).thenComparing(Entry::key, Untrusted::compareParts));
        return new Result(asked, names, List.copyOf(entries.subList(0, Math.min(SHOWN, entries.size()))),
                entries.size(), learned.from(), learned.to(), learned.missing(), learned.damage(), repo.layout());
    }

    private static Through through(Learned learned, String id) {
        FindingState state = learned.state(id).orElse(null);
        if (state == null || !state.isReleased()) {
            return new Through(id, false, null);
        }
        return new Through(id, true, state.decisions().reversed().stream().filter(Origins::releases).findFirst()
                .orElse(null));
    }

    private static boolean releases(Decision decision) {
        return decision.said() instanceof Decision.Ack || (decision.said() instanceof Decision.Verdict verdict
                && verdict.outcome() instanceof Outcome.Resolved && !verdict.evidence().isEmpty());
    }
}
