package app.mallcop.connect.history;

import app.mallcop.api.Severity;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Keeps a {@link ScanState} as a file. A cache: what can't be read counts as not there. */
final class StateFile {

    private static final int FORMAT = 1;

    private StateFile() {}

    static ScanState read(Path file) {
        try {
            return Files.isRegularFile(file) ? read(Tree.parse(Files.readAllBytes(file))) : ScanState.NONE;
        } catch (IOException | Tree.Malformed | IllegalArgumentException unreadable) {
            return ScanState.NONE; // scanned again from the start
        }
    }

    private static ScanState read(Tree tree) throws Tree.Malformed {
        if (tree.number("v") != FORMAT) {
            return ScanState.NONE;
        }
        List<Hit> hits = new ArrayList<>();
        for (Tree hit : tree.children("hits")) {
            hits.add(new Hit(hit.text("f"), hit.text("p"), hit.text("o"), (int) hit.number("l"), severity(hit),
                    hit.text("w"), hit.text("c"), hit.text("a")));
        }
        Map<String, List<Origin>> origins = new LinkedHashMap<>();
        for (Tree origin : tree.children("origins")) {
            Origin one = new Origin(origin.text("o"), Place.In.valueOf(origin.text("in")), origin.untrusted("path"),
                    origin.text("c"), origin.time("t"), origin.untrusted("by"), origin.flag("here"));
            origins.computeIfAbsent(one.object(), _ -> new ArrayList<>()).add(one);
        }
        List<Weakness> weaknesses = new ArrayList<>();
        for (Tree weak : tree.children("weak")) {
            weaknesses.add(new Weakness(weak.text("r"), weak.text("t"), weak.text("a"), severity(weak),
                    weak.untrusted("path"), (int) weak.number("l"), weak.text("o")));
        }
        return new ScanState(tree.text("rules"), new TreeSet<>(tree.texts("tips")), tree.text("head"), hits, origins,
                weaknesses, tree.texts("partly"), tree.texts("damaged"), tree.flag("cut"),
                (int) tree.number("submodules"));
    }

    private static Severity severity(Tree tree) throws Tree.Malformed {
        return Severity.ofWord(tree.text("s")).orElseThrow(() -> new Tree.Malformed("\"s\" is no severity"));
    }

    static void write(ScanState state, Path file, Disk disk) throws IOException {
        Bytes bytes = new Bytes(1 << 14);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("v", FORMAT).field("rules", state.rules()).texts("tips", state.tips())
                .field("head", state.head());
        json.list("hits", state.hits(), (out, hit) -> out.begin().field("f", hit.family()).field("p", hit.print())
                .field("o", hit.object()).field("l", hit.line()).field("s", word(hit.severity()))
                .field("w", hit.why()).field("c", hit.shown()).field("a", hit.allowed()).end());
        json.list("origins", state.origins().values().stream().flatMap(List::stream).toList(),
                (out, one) -> out.begin().field("o", one.object()).field("in", one.in().name())
                        .field("path", one.path()).field("c", one.commit()).field("t", one.authored())
                        .field("by", one.author()).field("here", one.present()).end());
        json.list("weak", state.weaknesses(), (out, one) -> out.begin().field("r", one.rule()).field("t", one.title())
                .field("a", one.advice()).field("s", word(one.severity())).field("path", one.path())
                .field("l", one.line()).field("o", one.blob()).end());
        json.texts("partly", state.partly()).texts("damaged", state.damaged()).field("cut", state.cutShort())
                .field("submodules", state.submodules()).end().flush();
        disk.replaceCache(file, bytes.copy());
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
