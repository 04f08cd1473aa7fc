package app.mallcop.desk.init;

import app.mallcop.api.Problem;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.config.ConnectorKeys;
import app.mallcop.desk.scan.Source;
import app.mallcop.desk.scan.Wirings;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.git.Git;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets up a deployment repo, or adds to one. Nothing is written before all platforms have answered; each file is replaced
 * whole; what is there already is left as it is, byte for byte.
 */
public final class Init {

    /** @param force write {@code mallcop.yaml} anew; the one before is kept beside it */
    public record Request(Path folder, boolean force, HexKey key, Map<String, String> env) {
        public Request {
            env = Map.copyOf(env);
        }
    }

    /** A redaction key; it does not show itself. */
    public record HexKey(String hex) {

        public static HexKey of(byte[] key) {
            return new HexKey(HexFormat.of().formatHex(key));
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return "a key";
        }
    }

    /** Who is asked how the AI is to be powered, when the estimate is known and the config is written. */
    @FunctionalInterface
    public interface Chooser {
        Power choose(Found soFar) throws InterruptedException;
    }

    /**
     * @param existed whether there was a {@code mallcop.yaml}
     * @param written the files that were made or changed, by their names in the folder
     * @param added the connectors that were written into the config
     */
    public record Found(Path folder, boolean existed, List<Probed> platforms, List<String> written, List<Probed> added,
            Optional<Unwritten> unwritten, Appetite appetite, List<Needed> needed) {}

    /** A variable that what is configured needs, and whether it is there. */
    public record Needed(String variable, boolean secret, boolean present) {}

    /**
     * @param backend that the config names for the AI
     * @param email of whoever sets it up, as git knows it, for an account; only where one is wanted
     * @param todo what is left for the user, in the order in which to do it
     */
    public record Result(Found found, Power power, String backend, Optional<String> email, List<String> todo,
            List<Problem> problems) {
        public Result {
            todo = List.copyOf(todo);
            problems = List.copyOf(problems);
        }
    }

    private final Disk disk;
    private final Wirings wirings;
    private final SecretBackend secrets;
    private final Duration patience;
    private final Progress progress;
    private final Cancel cancel;

    public Init(Disk disk, Wirings wirings, SecretBackend secrets, Progress progress, Cancel cancel) {
        this(disk, wirings, secrets, Probing.PATIENCE, progress, cancel);
    }

    Init(Disk disk, Wirings wirings, SecretBackend secrets, Duration patience, Progress progress, Cancel cancel) {
        this.disk = disk;
        this.wirings = wirings;
        this.secrets = secrets;
        this.patience = patience;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** @param config the one that is there; the defaults where there is none, or it is to be written anew */
    public Result run(Request request, Config config, Chooser chooser) throws IOException, InterruptedException {
        List<Probed> platforms = new Probing(patience, progress, cancel).all(asked(config));
        Path file = request.folder().resolve(Layout.CONFIG);
        boolean existed = Files.isRegularFile(file);
        List<Probed> added = platforms.stream().filter(Probed::isNew).toList();
        String before = existed ? Files.readString(file, StandardCharsets.UTF_8) : "";
        ConfigDraft draft = existed && !request.force()
                ? ConfigDraft.of(secrets, before)
                : ConfigDraft.fresh(secrets, added);
        if (existed && !request.force()) {
            draft.add(added);
        }
        valid(draft.yaml(), request);
        cancel.check();
        List<String> written = write(request, draft.yaml(), before);
        List<Probed> configured = platforms.stream().filter(one -> one.configured() || one.isNew()).toList();
        Found found = new Found(request.folder(), existed, platforms, written,
                draft.unwritten().isPresent() ? List.of() : added, draft.unwritten(),
                Appetite.of(configured, config.budget()), needed(configured));
        Power power = chooser.choose(found);
        Powering powering = new Powering(config, secrets);
        List<String> more = powering.write(power, request.folder().resolve(Layout.CONFIG), disk);
        return new Result(and(found, more), power, config.llm().backend(),
                power == Power.MANAGED ? email(request.folder()) : Optional.empty(), todo(found, powering.todo(power)),
                remarks(request.folder()));
    }

    private List<Probing.Asked> asked(Config config) {
        List<Probing.Asked> asked = new ArrayList<>();
        for (String type : ConnectorKeys.BUILT_IN) {
            List<Source> sources = wirings.sources(config, type);
            for (Source source : sources) {
                asked.add(new Probing.Asked(source.id(), source.type(), true, source.made().orElse(null),
                        source.why()));
            }
            if (config.connectors().stream().noneMatch(one -> one.type().equals(type))) {
                String id = id(type, config);
                wirings.unconfigured(id, type)
                        .ifPresent(connector -> asked.add(new Probing.Asked(id, type, false, connector, null)));
            }
        }
        return asked;
    }

    /** The type, shorter where the product's pages are; a number behind it where another connector has that name. */
    private static String id(String type, Config config) {
        String name = type.equals("aws-cloudtrail") ? "aws" : type;
        String id = name;
        for (int number = 2; config.connector(id).isPresent(); number++) {
            id = name + "-" + number;
        }
        return id;
    }

    /** What we write loads; if not, that is our defect, and nothing is written. */
    private static void valid(String yaml, Request request) {
        if (ConfigLoader.parse(yaml, request.folder(), request.env()) instanceof ConfigErrors errors) {
            throw new IllegalStateException("init drafted a config that does not load: "
                    + errors.errors().getFirst().kind());
        }
    }

    private List<String> write(Request request, String yaml, String before) throws IOException {
        Path folder = request.folder();
        Path config = folder.resolve(Layout.CONFIG);
        List<String> written = new ArrayList<>();
        boolean hadKey = Files.exists(new Layout(folder).redactionKey());
        List<String> ignored = Setup.missing(folder.resolve(".gitignore"), Setup.IGNORED);
        List<String> attributes = Setup.missing(folder.resolve(".gitattributes"), Setup.ATTRIBUTES);
        boolean hadGit = Git.hasRepo(folder);
        // The config goes last of the files: it is what makes a folder a deployment repo.
        if (!before.isEmpty() && !before.equals(yaml)) {
            if (request.force()) {
                disk.replace(folder.resolve(Layout.CONFIG + ".old"), before.getBytes(StandardCharsets.UTF_8));
                written.add(Layout.CONFIG + ".old");
            }
            disk.replace(config, yaml.getBytes(StandardCharsets.UTF_8));
        }
        new Setup(folder, disk).create(yaml, request.key().bytes());
        if (!before.equals(yaml)) {
            written.addFirst(Layout.CONFIG);
        }
        if (!ignored.isEmpty()) {
            written.add(".gitignore");
        }
        if (!attributes.isEmpty()) {
            written.add(".gitattributes");
        }
        if (!hadKey) {
            written.add(".mallcop/redaction.key");
        }
        if (!hadGit && Git.hasRepo(folder)) {
            written.add(".git");
        }
        return written;
    }

    private static Found and(Found found, List<String> more) {
        List<String> written = new ArrayList<>(found.written());
        more.stream().filter(name -> !written.contains(name)).forEach(written::add);
        return new Found(found.folder(), found.existed(), found.platforms(), List.copyOf(written), found.added(),
                found.unwritten(), found.appetite(), found.needed());
    }

    private List<Needed> needed(List<Probed> configured) {
        List<Needed> needed = new ArrayList<>();
        for (Probed one : configured) {
            for (Variables.Variable variable : Variables.of(one.type())) {
                boolean present = secrets.find(variable.name()).filter(secret -> !secret.isEmpty()).isPresent();
                boolean known = needed.stream().anyMatch(other -> other.variable().equals(variable.name()));
                if (!known && (variable.needed() || present)) {
                    needed.add(new Needed(variable.name(), variable.secret(), present));
                }
            }
        }
        return needed;
    }

    private static Optional<String> email(Path folder) throws IOException {
        if (!Git.isInstalled()) {
            return Optional.empty();
        }
        Git.Answer answer = new Git(folder).run("config", "user.email");
        return Optional.of(answer.out().strip()).filter(email -> answer.ok() && email.length() <= 254
                && email.indexOf('@') > 0 && email.chars().noneMatch(c -> c <= ' '));
    }

    private static List<String> todo(Found found, List<String> power) {
        List<String> todo = new ArrayList<>();
        found.unwritten().ifPresent(_ -> todo.add("Paste the lines above into mallcop.yaml."));
        todo.addAll(power);
        return todo;
    }

    private static List<Problem> remarks(Path folder) throws IOException {
        if (!Git.hasRepo(folder)) {
            return List.of(Problem.of("no-git", "git is not installed, so the folder is no git repository",
                    "install git and run git init in it: the history of the files is your audit trail"));
        }
        boolean tracked = Git.isInstalled() && new Git(folder).run("ls-files", "--error-unmatch", ".env").ok();
        return tracked
                ? List.of(Problem.of("env-in-git", ".env is in git, and with it every secret it holds",
                        "run git rm --cached .env, commit, and replace those secrets: the history still has them"))
                : List.of();
    }
}
