package app.mallcop.desk.baseline;

import app.mallcop.api.Decision;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.decide.Spoken;
import app.mallcop.desk.look.Typed;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Has an actor forgotten, or a connector learned anew. Nothing is deleted: it is a decision, and from the next detection on
 * the days up to now no longer count. A decision, so every clone may.
 */
public final class Forgetting {

    public record Actor(String name, Optional<Untrusted> reason, Untrusted author) {}

    public record Source(String name, Optional<Untrusted> reason, Untrusted author) {}

    /**
     * @param names what is forgotten: the names an actor goes by, or the connector
     * @param entries how many entries of the window no longer count
     */
    public record Result(List<Untrusted> names, List<Decision> decisions, long entries, boolean redacted) {}

    private final Repo repo;
    private final Config.Baseline config;

    public Forgetting(Repo repo, Config.Baseline config) {
        this.repo = repo;
        this.config = config;
    }

    public Result forget(Actor request) throws IOException {
        Spoken.check(request.author(), request.reason());
        Untrusted asked = Typed.value(request.name());
        Set<Untrusted> names = Profile.spellings(repo, asked);
        try (RunLock _ = repo.lock(Run.Request.of("baseline forget"))) {
            Set<Untrusted> met = new TreeSet<>();
            long[] entries = new long[1];
            new Learned(repo, config).eachNaming(names, line -> {
                line.addend().key().stream().filter(names::contains).forEach(met::add);
                entries[0]++;
            });
            if (met.isEmpty()) {
                throw Refusal.failed(new Problem("nothing-learned", Prose.of("nothing was learned of {}", asked),
                        "see mallcop baseline for who is known; a name is spelled as in the events"));
            }
            Spoken spoken = Spoken.of(repo, request.author(), request.reason());
            return said(List.copyOf(met),
                    met.stream().<Decision.Said>map(name -> new Decision.Forget(name, spoken.words())).toList(), spoken,
                    entries[0]);
        }
    }

    public Result reset(Source request) throws IOException {
        Spoken.check(request.author(), request.reason());
        Untrusted asked = Typed.value(request.name());
        try (RunLock _ = repo.lock(Run.Request.of("baseline reset"))) {
            Learned learned = new Learned(repo, config);
            Set<String> known = learned.sources();
            RunLog.@Nullable Tail tail = repo.log().tail();
            if (tail != null) {
                known.addAll(tail.totals().connectors().keySet());
            }
            String source = asked.clear();
            if (!known.contains(source)) {
                throw Typed.unknown("unknown-source", "connector", asked, known);
            }
            long[] entries = new long[1];
            learned.each(line -> entries[0] += line.source().equals(source) ? 1 : 0);
            Spoken spoken = Spoken.of(repo, request.author(), request.reason());
            return said(List.of(asked), List.of(new Decision.Reset(source, spoken.words())), spoken, entries[0]);
        }
    }

    private Result said(List<Untrusted> names, List<Decision.Said> said, Spoken spoken, long entries)
            throws IOException {
        List<Decision> decisions = new ArrayList<>();
        said.forEach(one -> decisions.add(DecisionCodec.decide(repo.now(), spoken.author(), one)));
        new DecisionLog(repo.layout().decisions()).append(decisions, repo.disk());
        return new Result(names, decisions, entries, spoken.redacted());
    }
}
