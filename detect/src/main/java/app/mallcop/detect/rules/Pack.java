package app.mallcop.detect.rules;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.detect.rules.file.Packed;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.rules.file.RuleFileReader;
import app.mallcop.detect.tuning.Support;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The built-in rules. Their source is {@code pack/*.yaml}; what is loaded is {@code pack/packed/}, made of it by a test that also
 * fails when the two differ: YAML with its samples and reasons would take longer to read than a day of events to judge. A
 * line of {@code index.txt} is a file's header; the file itself is read when an event comes that it may look at.
 */
public final class Pack {

    private static final String FOLDER = "/app/mallcop/detect/pack/packed/";
    private static final String INDEX = "index.txt";

    private Pack() {}

    /** The names of the files, which are those of their detectors, in order. */
    public static List<String> names() {
        return headers().stream().map(Header::name).toList();
    }

    /** Every file as it is loaded, in one text: what a hash of the built-in rules is made of. The headers change with the files. */
    public static String index() {
        return text(INDEX);
    }

    static List<Header> headers() {
        return index().lines().map(Header::read).toList();
    }

    static RuleFile file(String name) {
        return new RuleFileReader(new Reading())
                .read(Packed.read(text(name + ".txt"), "built-in rules").getFirst());
    }

    /** The packed form of the files of a pack, given in the order of their names: texts by file name. */
    public static Map<String, String> pack(List<ConfigNode.Fields> files) {
        Map<String, String> packed = new LinkedHashMap<>();
        List<String> index = new ArrayList<>();
        for (ConfigNode.Fields root : files) {
            Rules rules = new Rules(Support.DEFAULT);
            Rules.Loaded loaded = rules.add(root, Map.of());
            if (!loaded.isFine()) {
                throw new IllegalArgumentException(loaded.errors().getFirst().toString());
            }
            index.add(rules.header(loaded.file().name()).written());
            packed.put(loaded.file().name() + ".txt", Packed.pack(root));
        }
        packed.put(INDEX, String.join("\n", index) + "\n");
        return packed;
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Pack.class.getResourceAsStream(FOLDER + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
