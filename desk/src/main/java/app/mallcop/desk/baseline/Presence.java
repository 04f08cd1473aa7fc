package app.mallcop.desk.baseline;

import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.look.Typed;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether something — an actor, an address, a resource, a role — is in the baseline at all, and as what. */
public final class Presence {

    /** @param keys in how many different entries */
    public record As(long keys, Sum sum) {}

    /** @param source whether it is a connector with sealed days */
    public record Result(Untrusted asked, boolean known, boolean source, SortedMap<String, As> as, LocalDate from,
            LocalDate to, List<String> missing, List<Damage> damage, Layout layout) {}

    private final Repo repo;
    private final Config.Baseline config;

    public Presence(Repo repo, Config.Baseline config) {
        this.repo = repo;
        this.config = config;
    }

    public Result run(String typed) throws IOException {
        Untrusted asked = Typed.value(typed);
        Set<Untrusted> names = Profile.spellings(repo, asked);
        Learned learned = new Learned(repo, config);
        Map<String, Map<List<Untrusted>, Boolean>> keys = new HashMap<>();
        TreeMap<String, Sum> sums = new TreeMap<>();
        learned.eachNaming(names, line -> {
            String fact = line.addend().kind();
            keys.computeIfAbsent(fact, _ -> new HashMap<>()).put(line.addend().key(), true);
            sums.computeIfAbsent(fact, _ -> new Sum()).add(line);
        });
        TreeMap<String, As> as = new TreeMap<>();
        sums.forEach((fact, sum) -> as.put(fact, new As(keys.getOrDefault(fact, Map.of()).size(), sum)));
        boolean source = learned.sources().contains(asked.clear());
        return new Result(asked, source || sums.values().stream().anyMatch(Sum::counts), source, as, learned.from(),
                learned.to(), learned.missing(), learned.damage(), repo.layout());
    }
}
