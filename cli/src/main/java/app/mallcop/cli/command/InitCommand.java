package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Prompt;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.connect.Platforms;
import app.mallcop.connect.polling.Platform;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.init.Init;
import app.mallcop.desk.init.Power;
import app.mallcop.desk.init.Probed;
import app.mallcop.desk.scan.Keyed;
import app.mallcop.desk.scan.Outside;
import app.mallcop.desk.scan.Wirings;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code mallcop init}: what can be read here, and a config for it. */
final class InitCommand implements Command<InitCommand.Done> {

    private static final Option<Boolean> PRO = Option.flag("--pro",
            "set up managed inference: writes the pro section, says what is still to do");
    private static final Option<String> AI = Option.of("--ai",
            Kind.oneOf("own-key|managed|none", List.of("own-key", "managed", "none")),
            "how to power the AI, instead of being asked; mallcop works without a model, too");
    private static final Option<Boolean> YES = Option.flag("--yes", "ask nothing");
    private static final Option<Boolean> FORCE = Option.flag("--force",
            "write mallcop.yaml anew; the one before is kept as mallcop.yaml.old");
    private static final Option<String> FORMAT = Option.of("--format", Kind.oneOf("text|json", List.of("text", "json")),
            "text for people (default on a terminal), json for programs");

    private final List<Platform> platforms;

    InitCommand() {
        this(Platforms.ALL);
    }

    InitCommand(List<Platform> platforms) {
        this.platforms = platforms;
    }

    /** @param told whether the person at the terminal has read the first half already, above the question */
    record Done(Init.Result result, boolean told) {}

    @Override
    public Form form() {
        return Form.about(
                "Asks all platforms at once what the environment and .env let mallcop read, and writes mallcop.yaml, "
                        + ".gitignore, .gitattributes and, where there is none, a git repository. Secrets are named in it, "
                        + "never written. A mallcop.yaml that is there is added to: its comments, order and values stay; a "
                        + "second time changes nothing. Estimates what a model would cost. Sends nothing but questions to "
                        + "the platforms. Exit code 3 when one of them could not be asked.",
                "mallcop init", "mallcop init --yes --format json  # for programs and agents",
                "mallcop init --ai none  # no model; findings are recorded all the same", "mallcop init --pro")
                .options(PRO, AI, YES, FORCE, FORMAT);
    }

    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    public Look look(Given given, boolean human) {
        Optional<String> format = given.find(FORMAT);
        return format.isPresent()
                ? format.get().equals("json") ? Look.JSON : Look.HUMAN
                : human ? Look.HUMAN : Look.JSON;
    }

    @Override
    public Done run(Given given, Run run) throws IOException, InterruptedException {
        if (given.has(PRO) && given.find(AI).filter(word -> !word.equals("managed")).isPresent()) {
            throw Refusal.usage("two-choices", "--pro is managed inference, and --ai says otherwise",
                    "leave one of them out");
        }
        Path folder = folder(run);
        boolean there = Files.isRegularFile(folder.resolve(Layout.CONFIG)) && !given.has(FORCE);
        Config config = there ? Settings.in(folder, run) : Config.defaults();
        SecretBackend secrets = Secrets.of(config, folder, run.world().env());
        byte[] key = key(folder);
        Path home = Path.of(run.world().variable("HOME").orElse("/"));
        Wirings wirings = new Wirings(platforms, secrets, Outside.of(config, secrets, run.world().env(), folder),
                Keyed.by(key), home, folder);
        Optional<Prompt> prompt = Prompt.of(run.world()).filter(_ -> !given.has(YES) && chosen(given).isEmpty());
        Init init = new Init(Disk.real(), wirings, secrets, run.progress(), run.cancel());
        Init.Result result = init.run(
                new Init.Request(folder, given.has(FORCE), Init.HexKey.of(key), run.world().env()), config,
                found -> prompt.isPresent() && isOpen(config)
                        ? InitPage.ask(prompt.get(), found)
                        : chosen(given).orElse(Power.AUTO));
        return new Done(result, prompt.isPresent() && isOpen(config) && run.world().outIsTerminal());
    }

    /** Where nothing is said of a model or an account yet. */
    private static boolean isOpen(Config config) {
        return config.llm().backend().equals("auto") && config.pro().accountId() == null
                && !config.sections().plain().containsKey("pro");
    }

    private static Optional<Power> chosen(Given given) {
        return given.has(PRO) ? Optional.of(Power.MANAGED) : given.find(AI).flatMap(Power::of);
    }

    /** The one named; else the deployment repo we are in; else this folder, if it is not one's home. */
    private static Path folder(Run run) {
        Optional<Path> named = run.namedDir();
        if (named.isPresent()) {
            return named.get();
        }
        Path here = run.world().cwd();
        for (Path dir = here; dir != null; dir = dir.getParent()) {
            if (Files.isRegularFile(dir.resolve(Layout.CONFIG))) {
                return dir;
            }
        }
        boolean home = run.world().variable("HOME").map(Path::of).filter(here::equals).isPresent();
        if (home || here.getParent() == null) {
            throw Refusal.usage("not-a-good-place",
                    "a deployment repo is a git repository of its own; this is your home folder or the root",
                    "make a folder and go there: mkdir my-security && cd my-security && mallcop init");
        }
        return here;
    }

    private static byte[] key(Path folder) throws IOException {
        Layout layout = new Layout(folder);
        if (Files.exists(layout.redactionKey())) {
            return Setup.redactionKey(layout, Disk.real());
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    @Override
    public Verdict verdict(Done done) {
        List<Problem> problems = new ArrayList<>();
        boolean partly = false;
        for (Probed one : done.result().found().platforms()) {
            if (one.discovery().state() == Discovery.State.NOT_REACHED) {
                partly = true;
                Prose why = one.discovery().found().isEmpty()
                        ? Prose.of("no answer")
                        : one.discovery().found().getFirst();
                problems.add(new Problem("not-reached", Prose.of(one.id() + " could not be asked: ").and(why),
                        one.discovery().notes().isEmpty()
                                ? "check the network and run mallcop init again"
                                : one.discovery().notes().getFirst()));
            }
        }
        if (done.result().found().unwritten().isPresent()) {
            partly = true;
            problems.add(Problem.of("not-added",
                    "mallcop.yaml is left as it is, since " + done.result().found().unwritten().get().why(),
                    "paste the lines that are shown into it, or write its connectors as a list with dashes"));
        }
        problems.addAll(done.result().problems());
        return partly ? Verdict.partly(problems) : new Verdict(Verdict.FINE, "ok", problems);
    }

    @Override
    public void json(Done done, Json json) {
        InitFields.write(done.result(), json);
    }

    @Override
    public void human(Done done, Page page) {
        if (!done.told()) {
            InitPage.found(done.result().found(), page);
        }
        InitPage.rest(done.result(), page);
    }

}
