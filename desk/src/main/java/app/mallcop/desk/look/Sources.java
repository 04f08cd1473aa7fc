package app.mallcop.desk.look;

import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which connectors there are: those that ran, those that have events here, those that the config names. */
final class Sources {

    private final Repo repo;
    private final Totals totals;
    private final Map<String, String> env;

    Sources(Repo repo, Totals totals, Map<String, String> env) {
        this.repo = repo;
        this.totals = totals;
        this.env = env;
    }

    /** The word, if it is the id or the type of a connector; the config is read only where the data knows no such name. */
    String require(Untrusted word) throws IOException {
        Set<String> known = new TreeSet<>(repo.events().connectors());
        totals.connectors().forEach((id, of) -> {
            known.add(id);
            known.add(of.type());
        });
        if (!known.contains(word.clear()) && ConfigLoader.load(repo.layout().root(), env) instanceof Config config) {
            for (Config.Connector connector : config.connectors()) {
                known.add(connector.id());
                known.add(connector.type());
            }
        }
        if (!known.contains(word.clear())) {
            throw Typed.unknown("unknown-source", "source", word, known);
        }
        return word.clear();
    }
}
