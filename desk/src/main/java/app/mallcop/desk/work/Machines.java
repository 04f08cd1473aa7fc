package app.mallcop.desk.work;

import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.ActorKeys;
import app.mallcop.desk.config.Config;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Whose notes are no person's: the actors that come with mallcop, and those that the config routes to. */
public final class Machines {

    private Machines() {}

    public static Set<Untrusted> of(Config config) {
        Set<Untrusted> names = new HashSet<>();
        Stream.of(ActorKeys.BUILT_IN.stream(), config.actors().written().keySet().stream(),
                config.routing().defaultChain().stream(),
                config.routing().overrides().stream().flatMap(route -> route.chain().stream()))
                .flatMap(all -> all).map(Untrusted::of).forEach(names::add);
        return names;
    }
}
