package app.mallcop.connect.history;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scans repositories for secrets. Reads what is new since the last scan, keeps what was found before, even where history
 * was rewritten meanwhile, and tells both. A repository that cannot be read does not stop the others.
 */
public final class HistoryScan {

    private static final int THREADS = 2;
    private static final int MOST_HITS_KEPT = 100_000;
    private static final int TOLD = 5;

    private final byte[] key;
    private final Instant now;
    private final Settings settings;
    private final Watch watch;

    /** @param key of the hashes of secrets; the same key gives the same hashes */
    public HistoryScan(byte[] key, Instant now, Settings settings, Watch watch) {
        this.key = key.clone();
        this.now = now;
        this.settings = settings;
        this.watch = watch;
    }

    /** @param repo a folder or an address; a relative folder is meant from {@code from} */
    public RepoScan scan(String repo, Path from) throws IOException {
        Untrusted shown = Untrusted.of(Masking.masked(repo));
        try {
            Path folder = from.resolve(repo).normalize();
            if (Mirror.isAddress(repo)) {
                if (settings.mirrors().isEmpty()) {
                    throw new GitFailed("copy it", "there is no folder for copies of repositories");
                }
                folder = Mirror.of(repo, settings.mirrors().get());
            } else {
                folder = from.resolve(repo).normalize();
            }
            return scan(Repository.open(folder, shown));
        } catch (GitFailed e) {
            return RepoScan.unreadable(shown, e.problem(shown));
        }
    }

    private RepoScan scan(Repository repo) throws IOException, GitFailed {
        return switch (settings.range()) {
            case Range.All _,Range.News _ -> all(repo);
            case Range.Head _ -> head(repo);
            case Range.Since since -> since(repo, since.revision());
            case Range.Staged _ -> staged(repo);
        };
    }

    private RepoScan all(Repository repo) throws IOException, GitFailed {
        Tips tips = Tips.of(repo.git());
        Allowances allowances = Allowances.of(repo, tips.head(), settings.ignoreFile(), settings.own());
        String rules = Rules.hash(allowances.texts(), settings);
        Path file = settings.states().map(folder -> folder.resolve(fileName(repo))).orElse(null);
        ScanState before = file == null ? ScanState.NONE : StateFile.read(file);
        if (before.covers(tips, rules)) {
            return result(repo, before, tips, allowances, 0, 0);
        }
        ScanState valid = before.rules().equals(rules) ? before : ScanState.NONE;
        boolean whole = valid.damaged().isEmpty() && !valid.cutShort();
        Set<String> known = whole ? Tips.existing(repo.git(), valid.tips()) : Set.of();
        ObjectList list = settings.range() instanceof Range.News && known.isEmpty()
                ? filesOf(repo, HeadTree.of(repo.git(), tips.head()))
                : ObjectList.of(repo.git(), tips.all(), known);
        Scanned scanned = read(repo, list, allowances);
        ScanState after = merged(repo, valid, tips, known, list, scanned, rules);
        if (file != null) {
            StateFile.write(after, file, Disk.real());
        }
        return result(repo, after, tips, allowances, scanned.blobs(), scanned.bytes());
    }

    private Scanned read(Repository repo, ObjectList list, Allowances allowances) throws IOException {
        return new ObjectReader(repo.git(), list, settings.mostBlobBytes(), watch).scan(THREADS, key, now,
                new Sought(settings.own(), allowances.texts()));
    }

    /** Where the state of a repository is kept: by the folder that git keeps its own files in. */
    private static String fileName(Repository repo) {
        return Bytes.sha256Hex(repo.gitDir().toString()).substring(0, 24) + ".json";
    }

    private ScanState merged(Repository repo, ScanState before, Tips tips, Set<String> known, ObjectList list,
            Scanned scanned, String rules) throws IOException, GitFailed {
        TreeSet<Hit> hits = new TreeSet<>(before.hits());
        scanned.hits().stream().limit(MOST_HITS_KEPT).forEach(hits::add);
        Set<String> objects = new HashSet<>();
        hits.forEach(hit -> objects.add(hit.object()));
        Redactor redactor = new Redactor(key);
        TreeSet<String> news = new TreeSet<>(tips.all());
        news.removeAll(known);
        boolean cut = list.isCutShort();
        Map<String, List<Origin>> origins = new TreeMap<>(before.origins());
        HeadTree head = HeadTree.NONE;
        try {
            head = HeadTree.of(repo.git(), tips.head());
            if (!news.isEmpty()) {
                bring(Attribution.of(repo.git(), news, known, objects), origins, redactor);
            }
        } catch (GitFailed broken) {
            cut = true;
        }
        scanned.messages().forEach((id, signed) -> origins.put(id, List.of(new Origin(id, signed.in(), Untrusted.EMPTY,
                signed.commit(), signed.at(), redactor.redact(signed.by()), true))));
        for (String object : objects) {
            origins.computeIfAbsent(object, _ -> List.of(new Origin(object, Place.In.FILE, Untrusted.EMPTY, "",
                    Instant.EPOCH, Untrusted.EMPTY, false)));
        }
        List<Weakness> weaknesses = head.blobs().isEmpty()
                ? List.of()
                : Weaknesses.at(head.blobs(), repo.git(), redactor);
        Set<String> partly = new TreeSet<>(before.partly());
        partly.addAll(scanned.partly());
        return new ScanState(rules, tips.all(), tips.head(), List.copyOf(hits), present(origins, head, redactor),
                weaknesses, List.copyOf(partly), scanned.damaged(), cut, head.submodules());
    }

    private static void bring(Map<String, List<Attribution.Brought>> brought, Map<String, List<Origin>> origins,
            Redactor redactor) {
        brought.forEach((blob, all) -> {
            List<Origin> of = new ArrayList<>(
                    origins.getOrDefault(blob, List.of()).stream().filter(one -> !one.path().isEmpty()).toList());
            for (Attribution.Brought one : all) {
                of.add(new Origin(blob, Place.In.FILE, redactor.redact(Untrusted.of(one.path())), one.commit(),
                        one.authored(), redactor.redact(one.author()), false));
            }
            origins.put(blob, of);
        });
    }

    /** Marks what HEAD still holds; a message stays where it is. */
    private static Map<String, List<Origin>> present(Map<String, List<Origin>> origins, HeadTree head,
            Redactor redactor) {
        Set<String> here = new HashSet<>();
        head.blobs().forEach((path, blob) -> {
            if (origins.containsKey(blob)) {
                here.add(redactor.redact(Untrusted.of(path)).clear() + "\0" + blob);
            }
        });
        Map<String, List<Origin>> marked = new TreeMap<>();
        origins.forEach((object, all) -> marked.put(object, all.stream()
                .map(one -> one.in() == Place.In.FILE
                        ? one.present(here.contains(one.path().clear() + "\0" + object))
                        : one)
                .toList()));
        return marked;
    }

    private RepoScan result(Repository repo, ScanState state, Tips tips, Allowances allowances, long blobs,
            long bytes) {
        Sorting sorting = new Sorting(allowances, settings.own());
        List<Leak> leaks = sorting.leaks(state.hits(), state.origins());
        List<Weakness> weaknesses = sorting.weaknesses(state.weaknesses());
        List<Problem> incomplete = new ArrayList<>(allowances.problems());
        incomplete.addAll(incomplete(repo, state.partly(), state.damaged(), state.cutShort(), true));
        return new RepoScan(repo.shown(), leaks, weaknesses,
                sorting.hidden(state.weaknesses().size() - weaknesses.size()), incomplete, blobs, bytes,
                state.submodules(), Bytes.sha256Hex(String.join("\n", tips.all())).substring(0, 32));
    }

    private List<Problem> incomplete(Repository repo, List<String> partly, List<String> damaged, boolean cutShort,
            boolean history) {
        List<Problem> problems = new ArrayList<>();
        if (!partly.isEmpty()) {
            problems.add(new Problem("partially-scanned", Prose.of("{}: " + partly.size() + (partly.size() == 1
                    ? " file is"
                    : " files are") + " larger than " + (settings.mostBlobBytes() >> 20)
                    + " MiB; only their first and last MiB were partially scanned (" + some(partly) + ")",
                    repo.shown()), "raise the limit with --max-blob-mb to read them whole"));
        }
        if (!damaged.isEmpty()) {
            problems.add(new Problem("damaged-objects",
                    Prose.of("{}: " + damaged.size() + (damaged.size() == 1 ? " object" : " objects")
                            + " cannot be read (" + some(damaged) + ")", repo.shown()),
                    "run git fsck there, and fetch what is missing from another clone"));
        }
        if (cutShort) {
            problems.add(new Problem("history-cut-short",
                    Prose.of("{}: history cannot be followed to its end; every object that is there was read instead",
                            repo.shown()),
                    "run git fsck there; a partial clone has to be made whole first (git fetch --refetch)"));
        }
        if (history && repo.shallow()) {
            problems.add(new Problem("shallow-clone",
                    Prose.of("{} is a shallow clone: what is older than its cut was not scanned", repo.shown()),
                    "git fetch --unshallow; in a CI job, check out with full history (fetch-depth: 0), or use --head"));
        }
        return problems;
    }

    private static String some(List<String> ids) {
        String told = String.join(", ", ids.stream().limit(TOLD).map(id -> id.substring(0, 12)).toList());
        return ids.size() > TOLD ? told + " and more" : told;
    }

    private RepoScan head(Repository repo) throws IOException, GitFailed {
        Tips tips = Tips.of(repo.git());
        HeadTree head = HeadTree.of(repo.git(), tips.head());
        return once(repo, tips, head, filesOf(repo, head), new TreeSet<>(Set.of(tips.head())), Set.of(), true);
    }

    private static ObjectList filesOf(Repository repo, HeadTree head) throws IOException {
        Map<String, PathKind> blobs = new TreeMap<>();
        head.blobs().forEach((path, blob) -> blobs.putIfAbsent(blob, PathKind.of(path)));
        return ObjectList.given(repo.git(), blobs);
    }

    private RepoScan since(Repository repo, String revision) throws IOException, GitFailed {
        Tips tips = Tips.of(repo.git());
        String known = repo.git().textOrEmpty("rev-parse", "--verify", "--quiet", "--end-of-options",
                revision + "^{commit}");
        if (known.isEmpty()) {
            throw new GitFailed("find the revision", "there is no commit of that name here");
        }
        Set<String> heads = tips.head().isEmpty() ? Set.of() : Set.of(tips.head());
        ObjectList list = ObjectList.of(repo.git(), heads, Set.of(known));
        return once(repo, tips, HeadTree.of(repo.git(), tips.head()), list, heads, Set.of(known), false);
    }

    /** A scan that remembers nothing. */
    private RepoScan once(Repository repo, Tips tips, HeadTree head, ObjectList list, Set<String> heads,
            Set<String> known, boolean weaknesses) throws IOException, GitFailed {
        Allowances allowances = Allowances.of(repo, tips.head(), settings.ignoreFile(), settings.own());
        Scanned scanned = read(repo, list, allowances);
        Redactor redactor = new Redactor(key);
        Set<String> objects = new HashSet<>();
        scanned.hits().forEach(hit -> objects.add(hit.object()));
        Map<String, List<Origin>> origins = new TreeMap<>();
        bring(Attribution.of(repo.git(), heads, known, objects), origins, redactor);
        scanned.messages().forEach((id, signed) -> origins.put(id, List.of(new Origin(id, signed.in(), Untrusted.EMPTY,
                signed.commit(), signed.at(), redactor.redact(signed.by()), true))));
        List<Weakness> weak = weaknesses ? Weaknesses.at(head.blobs(), repo.git(), redactor) : List.of();
        Map<String, List<Origin>> marked = present(origins, head, redactor);
        ScanState state = new ScanState("", tips.all(), tips.head(), scanned.hits(), marked, weak, scanned.partly(),
                scanned.damaged(), list.isCutShort(), head.submodules());
        return result(repo, state, tips, allowances, scanned.blobs(), scanned.bytes());
    }

    private RepoScan staged(Repository repo) throws IOException, GitFailed {
        Tips tips = Tips.of(repo.git());
        Allowances allowances = Allowances.of(repo, tips.head(), settings.ignoreFile(), settings.own());
        Staged staged = Staged.of(repo.git(), tips.head());
        Map<String, PathKind> blobs = new TreeMap<>();
        staged.files().forEach(file -> {
            blobs.putIfAbsent(file.blob(), PathKind.of(file.path()));
            if (!file.before().isEmpty()) {
                blobs.putIfAbsent(file.before(), PathKind.of(file.path()));
            }
        });
        Scanned scanned = read(repo, ObjectList.given(repo.git(), blobs), allowances);
        Redactor redactor = new Redactor(key);
        Map<String, Set<String>> prints = new HashMap<>();
        scanned.hits().forEach(hit -> prints.computeIfAbsent(hit.object(), _ -> new HashSet<>()).add(hit.print()));
        Map<String, List<Origin>> origins = new TreeMap<>();
        List<Hit> hits = new ArrayList<>();
        for (Staged.File file : staged.files()) {
            Set<String> old = prints.getOrDefault(file.before(), Set.of());
            scanned.hits().stream().filter(hit -> hit.object().equals(file.blob()) && !old.contains(hit.print()))
                    .forEach(hits::add);
            origins.computeIfAbsent(file.blob(), _ -> new ArrayList<>())
                    .add(new Origin(file.blob(), Place.In.STAGED, redactor.redact(Untrusted.of(file.path())), "", now,
                            Untrusted.EMPTY, true));
        }
        Map<String, String> added = new TreeMap<>();
        staged.files().stream().filter(file -> file.before().isEmpty())
                .forEach(file -> added.put(file.path(), file.blob()));
        ScanState state = new ScanState("", tips.all(), tips.head(), hits.stream().distinct().toList(), origins,
                Weaknesses.at(added, repo.git(), redactor), scanned.partly(), scanned.damaged(), false, 0);
        Sorting sorting = new Sorting(allowances, settings.own());
        List<Leak> leaks = sorting.leaks(state.hits(), state.origins());
        List<Weakness> weaknesses = sorting.weaknesses(state.weaknesses());
        List<Problem> incomplete = new ArrayList<>(allowances.problems());
        incomplete.addAll(incomplete(repo, state.partly(), state.damaged(), false, false));
        return new RepoScan(repo.shown(), leaks, weaknesses,
                sorting.hidden(state.weaknesses().size() - weaknesses.size()), incomplete, scanned.blobs(),
                scanned.bytes(), 0, "");
    }
}
