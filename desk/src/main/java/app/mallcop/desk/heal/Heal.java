package app.mallcop.desk.heal;

import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.connect.drafting.Drafted;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.connect.lines.ParserFile;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.decide.Chosen;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.repo.Setup;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at every open drift of a log's format, drafts the templates that its parser lacks, and proves them on what is on
 * record. Applies them when asked to, and only what is proven. It closes nothing: a finding ends when the lines are
 * understood again, or by a person.
 */
public final class Heal {

    public enum Mode {
        /** Says what it found, once, in a note on the finding. */
        PROPOSE,
        /** Changes nothing at all. */
        LOOK,
        /** Writes what is proven into the parsers. */
        APPLY
    }

    public enum State {
        /** Proven, and not applied. */
        PROPOSED, APPLIED,
        /** Not proven: a person has to look. */
        UNPROVEN,
        /** The parser understands every recorded line already. */
        MENDED,
        /** There is nothing to patch, or it can't be read. */
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What became of one finding.
     *
     * @param path of the parser, in the repo; empty where there can be none
     * @param lines that are on record and not blank, and how many of them are understood without and with the patch
     * @param unwritten lines that speak to an AI or hide something: no template is made of them
     * @param orphans templates that meant something, have had no line since, and have no heir
     * @param problem why it was refused
     */
    public record Healed(String finding, Untrusted app, String path, State state, List<Drafted> templates, long lines,
            long understoodBefore, long understoodAfter, long unwritten, List<AddedLine> added, List<String> orphans,
            Set<Doubt> doubts, Optional<Problem> problem) {
        public Healed {
            templates = List.copyOf(templates);
            added = List.copyOf(added);
            orphans = List.copyOf(orphans);
        }
    }

    private static final String DETECTOR = "log-format-drift";
    private static final String RULE = "drift";
    private static final int KEY = 32;
    /** The actor it writes its notes as. */
    private static final Untrusted BY = Untrusted.of("heal");

    private final Repo repo;
    private final Mode mode;

    public Heal(Repo repo, Mode mode) {
        this.repo = repo;
        this.mode = mode;
    }

    public List<Healed> run() throws IOException {
        if (mode == Mode.LOOK) {
            return all();
        }
        try (RunLock _ = repo.lock(Run.Request.of("heal"))) {
            return all();
        }
    }

    /** Looks at those it has said nothing of yet, and leaves its note; the caller holds the lock. */
    public static void propose(Repo repo, Collection<FindingState> open) {
        List<FindingState> drifts = open.stream().filter(Heal::isDrift)
                .filter(state -> state.decisions().stream().noneMatch(decision -> decision.by().equals(BY))).toList();
        try {
            new Heal(repo, Mode.PROPOSE).over(drifts);
        } catch (IOException | UncheckedIOException e) {
            // A parser that can't be read must not keep findings from being told; heal itself, and scan, say what is wrong.
        }
    }

    private static boolean isDrift(FindingState state) {
        Finding finding = state.finding();
        return finding != null && finding.detector().equals(DETECTOR) && finding.rule().equals(RULE);
    }

    private List<Healed> all() throws IOException {
        List<FindingState> drifts = new ArrayList<>();
        FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()).each(Set.of(FindingStatus.OPEN), state -> {
            if (isDrift(state)) {
                drifts.add(state);
            }
        });
        drifts.sort(Comparator.comparing(FindingState::id));
        return over(drifts);
    }

    private List<Healed> over(Collection<FindingState> drifts) throws IOException {
        List<Healed> all = new ArrayList<>();
        for (FindingState state : drifts) {
            Healed healed = heal(state);
            all.add(healed);
            if (mode != Mode.LOOK) {
                note(state, healed);
            }
        }
        return all;
    }

    private Healed heal(FindingState state) throws IOException {
        Finding drift = Objects.requireNonNull(state.finding());
        Untrusted app = drift.entities().stream().filter(entity -> entity.role().equals("app")).map(Entity::value)
                .findFirst().orElse(Untrusted.EMPTY);
        String name = app.clear();
        Path file = Parsers.isApp(name) ? Parsers.paths(repo.layout().root()).get(name) : null;
        if (file == null) {
            return refused(state, app, "", new Problem("no-parser", Prose.of("there is no parser of {} here", app),
                    "mallcop discover-app APP drafts one"));
        }
        String path = Parsers.shown(name);
        if (!file.toRealPath().startsWith(repo.layout().root().toRealPath())) {
            return refused(state, app, path, Problem.of("parser-outside", path + " leads out of the repo",
                    "put the file itself there"));
        }
        ParserFile read = ParserFile.read(file, path, name);
        LogParser parser = read.parser();
        if (parser == null) {
            return refused(state, app, path, ConfigErrors.problem(read.errors().getFirst()));
        }
        Redactor redactor = new Redactor(key());
        Patch patch = Patch.of(name, Files.readString(file, StandardCharsets.UTF_8), parser,
                Recorded.of(repo, drift, name), redactor::redact);
        return new Healed(state.id(), app, path, apply(patch, file), patch.templates(), patch.lines(),
                patch.understoodBefore(), patch.understoodAfter(), patch.unwritten(), patch.added(), patch.orphans(),
                patch.doubts(), Optional.empty());
    }

    /** Without the lock no key is made; what is only shown needs none that lasts. */
    private byte[] key() throws IOException {
        return mode == Mode.LOOK && !Files.exists(repo.layout().redactionKey())
                ? new byte[KEY]
                : Setup.redactionKey(repo.layout(), repo.disk());
    }

    private State apply(Patch patch, Path file) throws IOException {
        if (patch.isNeedless()) {
            return State.MENDED;
        }
        if (!patch.doubts().isEmpty()) {
            return State.UNPROVEN;
        }
        if (mode != Mode.APPLY) {
            return State.PROPOSED;
        }
        repo.disk().replace(file, patch.after().getBytes(StandardCharsets.UTF_8));
        return State.APPLIED;
    }

    private static Healed refused(FindingState state, Untrusted app, String path, Problem problem) {
        return new Healed(state.id(), app, path, State.REFUSED, List.of(), 0, 0, 0, 0, List.of(), List.of(), Set.of(),
                Optional.of(problem));
    }

    /** The same note is not written twice. */
    private void note(FindingState state, Healed healed) throws IOException {
        Untrusted text = switch (healed.state()) {
            case PROPOSED -> Untrusted.of("Proposes " + templates(healed) + " To look: mallcop heal --dry-run --human."
                    + " To apply: mallcop heal --auto.");
            case APPLIED -> Untrusted.of("Added " + templates(healed)
                    + " This finding ends by itself when the next scan reads lines that are understood.");
            case UNPROVEN -> Untrusted.of("No patch of " + healed.path() + " is proven: "
                    + healed.doubts().stream().map(Doubt::sentence).collect(Collectors.joining("; "))
                    + (healed.orphans().isEmpty() ? "" : " (" + String.join(", ", healed.orphans()) + ")") + ".");
            case MENDED, REFUSED -> Untrusted.EMPTY;
        };
        boolean said = state.decisions().stream().anyMatch(decision -> decision.by().equals(BY)
                && decision.said() instanceof Decision.Annotation note && note.text().equals(text));
        if (!text.isEmpty() && !said) {
            new DecisionLog(repo.layout().decisions()).append(DecisionCodec.decide(Chosen.after(state, repo.now()), BY,
                    new Decision.Annotation(state.id(), text)), repo.disk());
        }
    }

    private static String templates(Healed healed) {
        return healed.templates().size() + (healed.templates().size() == 1 ? " template" : " templates") + " for "
                + healed.path() + ": "
                + healed.templates().stream().map(Drafted::name).collect(Collectors.joining(", "))
                + ". Proven on " + healed.lines() + " recorded lines, of which " + healed.understoodBefore()
                + " were understood before.";
    }
}
