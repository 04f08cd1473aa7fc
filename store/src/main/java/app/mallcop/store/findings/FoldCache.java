package app.mallcop.store.findings;

import app.mallcop.api.FindingStatus;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.JournalMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The fold of findings on disk: {@code head.json} says up to where the journals were read and holds the counts, so that
 * {@code status} reads nothing else; open findings are in one file, closed ones in 256 by the start of their id.
 *
 * <p>Each generation of files has its own folder and is complete before {@code head.json} names it: a reader never sees
 * half of one, and needs no lock.
 */
final class FoldCache {

    private final Path folder;
    private final Optional<Path> generation;
    private final FoldCounts counts;
    private final List<Damage> damage;
    private JournalMark findings;
    private JournalMark decisions;
    private boolean behind;
    private final Map<String, Map<String, FindingState>> read = new HashMap<>();

    private FoldCache(Path folder, Optional<Path> generation, FoldCounts counts, List<Damage> damage,
            JournalMark findings, JournalMark decisions) {
        this.folder = folder;
        this.generation = generation;
        this.counts = counts;
        this.damage = damage;
        this.findings = findings;
        this.decisions = decisions;
    }

    /** The cache as it is, or an empty one when it can't be believed. */
    static FoldCache open(Layout layout) throws IOException {
        Path folder = layout.fold();
        try {
            Tree head = Tree.parse(Files.readAllBytes(folder.resolve("head.json")));
            JournalMark findings = JournalMark.read(head.child("findings"));
            JournalMark decisions = JournalMark.read(head.child("decisions"));
            Path generation = folder.resolve(head.text("generation"));
            if (head.number("v") == 1 && Files.isDirectory(generation) && findings.holds(layout.findings())
                    && decisions.holds(layout.decisions())) {
                TreeMap<String, Long> counts = new TreeMap<>();
                Tree counted = head.child("counts");
                for (String key : counted.names()) {
                    counts.put(key, counted.number(key));
                }
                List<Damage> damage = new ArrayList<>();
                for (Tree one : head.children("damage")) {
                    damage.add(new Damage(one.text("file"), one.number("line"), one.text("reason")));
                }
                return new FoldCache(folder, Optional.of(generation), new FoldCounts(counts), damage, findings,
                        decisions);
            }
        } catch (NoSuchFileException | Tree.Malformed e) {
            // made anew
        }
        FoldCache empty = new FoldCache(folder, Optional.empty(), FoldCounts.NONE, List.of(), JournalMark.START,
                JournalMark.START);
        empty.behind = Files.exists(layout.findings()) || Files.exists(layout.decisions());
        return empty;
    }

    FoldCounts counts() {
        return counts;
    }

    List<Damage> damage() {
        return damage;
    }

    JournalMark findings() {
        return findings;
    }

    JournalMark decisions() {
        return decisions;
    }

    void findingsReadTo(JournalMark mark) {
        behind |= !mark.equals(findings);
        findings = mark;
    }

    void decisionsReadTo(JournalMark mark) {
        behind |= !mark.equals(decisions);
        decisions = mark;
    }

    boolean isBehind() {
        return behind;
    }

    Optional<FindingState> find(String id) {
        FindingState open = states("open").get(id);
        return open != null ? Optional.of(open) : Optional.ofNullable(states(shardOf(id)).get(id));
    }

    void eachStartingWith(String prefix, Consumer<FindingState> reader) {
        List<String> parts = new ArrayList<>(List.of("open"));
        if (prefix.length() >= 6) {
            parts.add(shardOf(prefix));
        } else {
            parts.addAll(shards());
        }
        for (String part : parts) {
            states(part).values().stream().filter(state -> state.id().startsWith(prefix)).forEach(reader);
        }
    }

    void each(boolean onlyOpen, Consumer<FindingState> reader) {
        states("open").values().forEach(reader);
        if (!onlyOpen) {
            shards().forEach(shard -> states(shard).values().forEach(reader));
        }
    }

    /** {@code fnd_3f…} is in the shard {@code 3f}. */
    private static String shardOf(String id) {
        return id.length() >= 6 ? id.substring(4, 6) : "00";
    }

    private List<String> shards() {
        if (generation.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(generation.get())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9a-f]{2}\\.jsonl"))
                    .map(name -> name.substring(0, 2)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, FindingState> states(String part) {
        return read.computeIfAbsent(part, this::load);
    }

    private Map<String, FindingState> load(String part) {
        Map<String, FindingState> states = new TreeMap<>();
        Path file = generation.map(at -> at.resolve(part + ".jsonl")).orElse(null);
        if (file == null || !Files.exists(file)) {
            return states;
        }
        try {
            Journal.each(file, 0, (bytes, from, length, _) -> {
                try {
                    FindingState state = StateCodec.read(bytes, from, length);
                    states.put(state.id(), state);
                } catch (Tree.Malformed e) {
                    throw new IOException("the cache " + file + " is damaged; delete .mallcop/local/fold", e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return states;
    }

    /** Writes the next generation; unchanged shards are linked, not copied. A cache that can't be written is left behind. */
    void save(Map<String, FindingState> changed, FoldCounts now, List<Damage> damaged, Disk disk) {
        try {
            String name = "g" + Long.toHexString(System.nanoTime()) + "-" + ProcessHandle.current().pid();
            Path next = folder.resolve(name);
            disk.makeFolders(next);
            Map<String, FindingState> open = states("open");
            TreeSet<String> touched = new TreeSet<>();
            for (FindingState state : changed.values()) {
                boolean stays = state.finding() == null || state.status() == FindingStatus.OPEN;
                touched.add(shardOf(state.id()));
                Map<String, FindingState> shard = states(shardOf(state.id()));
                (stays ? shard : open).remove(state.id());
                (stays ? open : shard).put(state.id(), state);
            }
            write(next, "open", disk);
            for (String shard : touched) {
                write(next, shard, disk);
            }
            for (String shard : shards()) {
                if (!touched.contains(shard) && generation.isPresent()) {
                    Files.createLink(next.resolve(shard + ".jsonl"), generation.get().resolve(shard + ".jsonl"));
                }
            }
            disk.replaceCache(folder.resolve("head.json"), head(name, now, damaged));
            dropOthers(next, disk);
        } catch (IOException | UnsupportedOperationException e) {
            // read-only, full, or another process at the same: the fold in memory is right all the same
        }
    }

    private void write(Path next, String part, Disk disk) throws IOException {
        Bytes bytes = new Bytes(16 * 1024);
        states(part).values().forEach(state -> StateCodec.write(state, bytes));
        if (bytes.size() > 0) {
            disk.replaceCache(next.resolve(part + ".jsonl"), bytes.copy());
        }
    }

    private byte[] head(String name, FoldCounts now, List<Damage> damaged) {
        Bytes bytes = new Bytes(512);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("v", 1).field("generation", name);
        findings.write("findings", json);
        decisions.write("decisions", json);
        json.begin("counts");
        now.byKey().forEach(json::field);
        json.end().list("damage", damaged, (out, one) -> out.begin().field("file", one.file()).field("line", one.line())
                .field("reason", one.reason()).end());
        json.end().flush();
        return bytes.copy();
    }

    /** Generations nobody will read any more. The one before stays a while for readers that have just opened it. */
    private void dropOthers(Path next, Disk disk) throws IOException {
        List<Path> old;
        try (Stream<Path> entries = Files.list(folder)) {
            old = entries.filter(Files::isDirectory)
                    .filter(path -> !path.equals(next) && !generation.equals(Optional.of(path))).toList();
        }
        for (Path path : old) {
            List<Path> files;
            try (Stream<Path> entries = Files.list(path)) {
                files = entries.toList();
            }
            for (Path file : files) {
                disk.delete(file);
            }
            disk.delete(path);
        }
    }
}
