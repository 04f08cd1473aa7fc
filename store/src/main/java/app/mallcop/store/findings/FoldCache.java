package app.mallcop.store.findings;

import app.mallcop.api.FindingStatus;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.JournalMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The fold of findings on disk: {@code head.json} says up to where the journals were read and holds the counts, so that
 * {@code status} reads nothing else; open findings are in one file, closed ones in 256 by the start of their id.
 *
 * <p>Each generation of files has its own folder and is complete before {@code head.json} names it: a reader never sees
 * half of one, and needs no lock. The head knows a checksum of each file: where one is damaged or gone (a reader that
 * came late, two processes that wrote at once), {@link Lost} is thrown and the fold is made anew.
 */
final class FoldCache {

    /** A part of the cache is not what its head says. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String part) {
            super(part, null, false, false);
        }
    }

    /** Another one is made anew, whatever is in it. */
    private static final int FORMAT = 2;

    private final Path folder;
    private final Optional<Path> generation;
    /** Checksum of each part by its name. */
    private final SortedMap<String, Long> parts;
    private final FoldCounts counts;
    private final List<Damage> damage;
    private JournalMark findings;
    private JournalMark decisions;
    private boolean behind;
    private final Map<String, FoldPart> read = new HashMap<>();

    private FoldCache(Path folder, Optional<Path> generation, SortedMap<String, Long> parts, FoldCounts counts,
            List<Damage> damage, JournalMark findings, JournalMark decisions) {
        this.folder = folder;
        this.generation = generation;
        this.parts = parts;
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
            if (head.number("v") == FORMAT && Files.isDirectory(generation) && findings.holds(layout.findings())
                    && decisions.holds(layout.decisions())) {
                SortedMap<String, Long> counts = numbers(head.child("counts"));
                List<Damage> damage = new ArrayList<>();
                for (Tree one : head.children("damage")) {
                    damage.add(new Damage(one.text("file"), one.number("line"), one.text("reason")));
                }
                return new FoldCache(folder, Optional.of(generation), numbers(head.child("parts")),
                        new FoldCounts(counts), damage, findings, decisions);
            }
        } catch (IOException | Tree.Malformed e) {
            // not there, not whole, or not for us to read: made anew
        }
        return empty(layout);
    }

    /** Nothing folded yet. */
    static FoldCache empty(Layout layout) {
        FoldCache empty = new FoldCache(layout.fold(), Optional.empty(), Collections.emptySortedMap(), FoldCounts.NONE,
                List.of(),
                JournalMark.START, JournalMark.START);
        empty.behind = Files.exists(layout.findings()) || Files.exists(layout.decisions());
        return empty;
    }

    private static SortedMap<String, Long> numbers(Tree tree) throws Tree.Malformed {
        TreeMap<String, Long> numbers = new TreeMap<>();
        for (String name : tree.names()) {
            numbers.put(name, tree.number(name));
        }
        return numbers;
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
        FindingState open = part("open").get(id);
        return open != null ? Optional.of(open) : Optional.ofNullable(part(shardOf(id)).get(id));
    }

    void eachStartingWith(String prefix, Consumer<FindingState> reader) {
        List<String> wanted = new ArrayList<>(List.of("open"));
        if (prefix.length() >= SHARD_END) {
            wanted.add(shardOf(prefix));
        } else {
            wanted.addAll(shards());
        }
        List<FindingState> found = new ArrayList<>();
        wanted.forEach(name -> found.addAll(part(name).startingWith(prefix)));
        found.forEach(reader);
    }

    /** Loads what it needs before the first state is handed out. */
    void each(boolean onlyOpen, Consumer<FindingState> reader) {
        List<FindingState> found = new ArrayList<>();
        part("open").each(found::add);
        if (!onlyOpen) {
            shards().forEach(shard -> part(shard).each(found::add));
        }
        found.forEach(reader);
    }

    /** Open findings in whose lines one of these names stands. */
    void eachOpenNaming(Collection<Untrusted> names, Consumer<FindingState> reader) {
        List<FindingState> found = new ArrayList<>();
        part("open").eachWith(names.stream().map(StateCodec::inLine).toList(), found::add);
        found.forEach(reader);
    }

    private static final int SHARD_START = "fnd_".length();
    private static final int SHARD_END = SHARD_START + 2;

    /** {@code fnd_3f…} is in the shard {@code 3f}. What a decision names may be anything, and becomes no file name. */
    private static String shardOf(String id) {
        String shard = id.length() >= SHARD_END ? id.substring(SHARD_START, SHARD_END) : "";
        return shard.matches("[0-9a-f]{2}") ? shard : "00";
    }

    private List<String> shards() {
        return parts.keySet().stream().filter(part -> !part.equals("open")).toList();
    }

    private FoldPart part(String name) {
        return read.computeIfAbsent(name, this::load);
    }

    private FoldPart load(String name) {
        try {
            Long sum = parts.get(name);
            byte[] bytes = sum == null || generation.isEmpty()
                    ? new byte[0]
                    : Files.readAllBytes(generation.get().resolve(name + ".jsonl"));
            if (sum != null && generation.isPresent() && checksum(bytes, bytes.length) != sum) {
                throw new Lost(name);
            }
            return new FoldPart(bytes);
        } catch (IOException | Tree.Malformed e) {
            throw new Lost(name);
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    /** Writes the next generation; unchanged shards are linked, not copied. A cache that can't be written is left behind. */
    void save(Map<String, FindingState> changed, FoldCounts now, List<Damage> damaged, Disk disk) {
        try {
            String name = "g" + Long.toHexString(System.nanoTime()) + "-" + ProcessHandle.current().pid();
            Path next = folder.resolve(name);
            disk.makeFolders(next);
            FoldPart open = part("open");
            TreeSet<String> touched = new TreeSet<>();
            for (FindingState state : changed.values()) {
                boolean stays = state.finding() == null || state.status() == FindingStatus.OPEN;
                touched.add(shardOf(state.id()));
                FoldPart shard = part(shardOf(state.id()));
                (stays ? shard : open).remove(state.id());
                (stays ? open : shard).put(state);
            }
            TreeMap<String, Long> sums = new TreeMap<>();
            write(next, "open", disk, sums);
            for (String shard : touched) {
                write(next, shard, disk, sums);
            }
            for (String shard : shards()) {
                if (!touched.contains(shard) && generation.isPresent()) {
                    Files.createLink(next.resolve(shard + ".jsonl"), generation.get().resolve(shard + ".jsonl"));
                    sums.put(shard, parts.get(shard));
                }
            }
            disk.replaceCache(folder.resolve("head.json"), head(name, now, damaged, sums));
            dropOthers(next, disk);
        } catch (IOException | UnsupportedOperationException e) {
            // read-only, full, or another process at the same: the fold in memory is right all the same
        }
    }

    private void write(Path next, String part, Disk disk, Map<String, Long> sums) throws IOException {
        Bytes bytes = new Bytes(part(part).size() + 16 * 1024);
        part(part).write(bytes);
        if (bytes.size() > 0) {
            disk.replaceCache(next.resolve(part + ".jsonl"), bytes.copy());
            sums.put(part, checksum(bytes.array(), bytes.size()));
        }
    }

    private byte[] head(String name, FoldCounts now, List<Damage> damaged, Map<String, Long> sums) {
        Bytes bytes = new Bytes(512);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("v", FORMAT).field("generation", name);
        findings.write("findings", json);
        decisions.write("decisions", json);
        json.begin("parts");
        sums.forEach(json::field);
        json.end().begin("counts");
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
