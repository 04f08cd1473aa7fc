package app.mallcop.desk.tell;

import app.mallcop.actors.channels.Setup;
import app.mallcop.actors.playbook.Actors;
import app.mallcop.actors.playbook.Manifest;
import app.mallcop.actors.playbook.Playbook;
import app.mallcop.actors.routing.Escalation;
import app.mallcop.actors.routing.Match;
import app.mallcop.actors.routing.Route;
import app.mallcop.actors.routing.Routes;
import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.desk.config.ActorKeys;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.Plugins;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.text.airlock.Boxing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ways to a human that a config describes: who works a finding, who is told, and whether they can be. */
public final class Ways {

    private Ways() {}

    public static Routes routes(Config config, Path repo) {
        Plugins plugins = Plugins.in(repo);
        List<Routes.Written> overrides = config.routing().overrides().stream()
                .map(route -> new Routes.Written(match(route), route.chain(), route.channels())).toList();
        return Routes.compile(overrides, config.routing().defaultChain(), name -> kind(name, plugins));
    }

    private static Match match(Config.Route route) {
        List<Severity> severities = route.severities().stream().map(word -> Severity.ofWord(word).orElseThrow())
                .toList();
        return new Match(severities, route.sources(), route.detectors(), route.rules());
    }

    private static Route.Kind kind(String name, Plugins plugins) {
        if (Setup.CHANNELS.contains(name)) {
            return Route.Kind.CHANNEL;
        }
        return ActorKeys.BUILT_IN.contains(name) || plugins.actor(name) ? Route.Kind.AGENT : Route.Kind.UNKNOWN;
    }

    /**
     * How each channel is set up.
     *
     * @param vaulted whether what {@code secrets} does not know may be in a vault, which is not asked
     */
    public static Map<String, Setup.Read> setups(Config config, SecretBackend secrets, boolean vaulted) {
        Map<String, Setup.Read> setups = new TreeMap<>();
        for (String channel : Setup.CHANNELS) {
            setups.put(channel, setup(config, channel, secrets, vaulted));
        }
        return setups;
    }

    static Setup.Read setup(Config config, String channel, SecretBackend secrets, boolean vaulted) {
        return Setup.read(channel, new ChannelSettings(config.actors().of(channel), secrets, vaulted),
                config.network().allowPrivateWebhooks());
    }

    /** @param atHand what is known without asking a vault */
    public static Escalation escalation(Config config, SecretBackend atHand, Path repo) {
        boolean written = config.sections().plain().containsKey("routing") || !config.routing().overrides().isEmpty();
        Routes routes = routes(config, repo);
        List<String> flaws = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        routes.agents().forEach(name -> actor(name, repo, flaws, notes));
        return Escalation.check(routes, setups(config, atHand, config.secrets().backend().equals("azure")), written)
                .and(flaws, notes);
    }

    /** Only what somebody wrote can be wrong; actors that come with mallcop are not read for this. */
    private static void actor(String name, Path repo, List<String> flaws, List<String> notes) {
        Path plugin = repo.resolve("plugins").resolve("actors").resolve(name);
        if (!Files.exists(plugin) && !Files.exists(repo.resolve("actors").resolve(name))) {
            return;
        }
        try {
            Optional<Manifest> manifest = new Actors(repo).manifest(name);
            if (manifest.isEmpty() || Playbook.of(repo, name).isEmpty()) {
                flaws.add("Actor '" + name + "': it needs a manifest.yaml and a POST.md");
            } else if (ActorKeys.BUILT_IN.contains(name) && manifest.get().origin() == Manifest.Origin.OWN) {
                notes.add("Actor '" + name + "' is the one of " + manifest.get().source()
                        + ", in place of the one that comes with mallcop");
            }
        } catch (Refusal refused) {
            refused.problems().forEach(problem -> flaws.add("Actor '" + name + "': "
                    + problem.message().render(Boxing::boxed)));
        } catch (IOException e) {
            flaws.add("Actor '" + name + "': its files can't be read");
        }
    }
}
