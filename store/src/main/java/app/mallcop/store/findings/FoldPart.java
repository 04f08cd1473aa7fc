package app.mallcop.store.findings;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file of the cache: a line for each finding, by its id. A line is understood when somebody asks for it, and else written on as it is. */
final class FoldPart {

    private static final byte[] START = "{\"id\":\"".getBytes(StandardCharsets.UTF_8);

    /** Where a line is, without its newline. */
    private record Line(int from, int length) {}

    private final byte[] bytes;
    private final TreeMap<String, Line> lines = new TreeMap<>();
    private final Map<String, FindingState> understood = new HashMap<>();

    FoldPart(byte[] bytes) throws Tree.Malformed {
        this.bytes = bytes;
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.put(id(from, i - from), new Line(from, i - from));
                from = i + 1;
            }
        }
    }

    private String id(int from, int length) throws Tree.Malformed {
        int end = from + START.length;
        while (end < from + length && bytes[end] != '"' && bytes[end] != '\\') {
            end++;
        }
        return end < from + length && bytes[end] == '"'
                ? new String(bytes, from + START.length, end - from - START.length, StandardCharsets.UTF_8)
                : StateCodec.read(bytes, from, length).id();
    }

    @Nullable
    FindingState get(String id) {
        FindingState known = understood.get(id);
        Line line = known == null ? lines.get(id) : null;
        if (line == null) {
            return known;
        }
        try {
            FindingState state = StateCodec.read(bytes, line.from(), line.length());
            understood.put(id, state);
            return state;
        } catch (Tree.Malformed e) {
            throw new FoldCache.Lost(id);
        }
    }

    void put(FindingState state) {
        lines.put(state.id(), new Line(0, 0));
        understood.put(state.id(), state);
    }

    void remove(String id) {
        lines.remove(id);
        understood.remove(id);
    }

    List<FindingState> startingWith(String prefix) {
        List<FindingState> found = new ArrayList<>();
        for (String id : lines.tailMap(prefix).keySet()) {
            if (!id.startsWith(prefix)) {
                break;
            }
            FindingState state = get(id);
            if (state != null) {
                found.add(state);
            }
        }
        return found;
    }

    void each(Consumer<FindingState> reader) {
        startingWith("").forEach(reader);
    }

    /** Those in whose lines one of these texts stands; the others are not understood for it. */
    void eachWith(Collection<String> texts, Consumer<FindingState> reader) {
        List<String> wanted = texts.stream().map(FoldPart::bytewise).toList();
        lines.forEach((id, line) -> {
            String own = new String(bytes, line.from(), line.length(), StandardCharsets.ISO_8859_1);
            if (understood.containsKey(id) || wanted.stream().anyMatch(own::contains)) {
                reader.accept(Objects.requireNonNull(get(id)));
            }
        });
    }

    /** A character for each byte, so that a line can be searched as it is. */
    private static String bytewise(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** About as many bytes as it will be. */
    int size() {
        return bytes.length;
    }

    void write(Bytes into) {
        lines.forEach((id, line) -> {
            FindingState state = understood.get(id);
            if (state != null) {
                StateCodec.write(state, into);
            } else {
                into.write(bytes, line.from(), line.length() + 1);
            }
        });
    }
}
