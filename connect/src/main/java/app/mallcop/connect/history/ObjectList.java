package app.mallcop.connect.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which objects are to be read: all that the tips reach and the known tips do not, in the order in which git reads them
 * fastest, each once. Trees are left out.
 */
final class ObjectList {

    private static final int MESSAGE = 100;

    private final Plumbing git;
    private final boolean onlyReached;
    private final OidMap kinds = new OidMap();
    private final ByteArrayOutputStream ids = new ByteArrayOutputStream(1 << 16);
    /** What was reached, line by line, where only that is asked about. */
    private final ByteArrayOutputStream reached = new ByteArrayOutputStream();
    private int idLength = 40;
    private int count;
    private boolean cutShort;

    private ObjectList(Plumbing git, boolean onlyReached) {
        this.git = git;
        this.onlyReached = onlyReached;
    }

    /** Hex ids one after the other, a line end behind each. */
    byte[] ids() {
        return ids.toByteArray();
    }

    int idLength() {
        return idLength;
    }

    int count() {
        return count;
    }

    /** Whether history could not be followed to its end, so that whatever is there was listed instead. */
    boolean isCutShort() {
        return cutShort;
    }

    PathKind kind(byte[] hex, int from) {
        return PathKind.ofCode(kinds.get(OidMap.key(hex, from)));
    }

    static ObjectList of(Plumbing git, Set<String> tips, Set<String> known) throws IOException, GitFailed {
        ObjectList list = new ObjectList(git, !known.isEmpty());
        TreeSet<String> news = new TreeSet<>(tips);
        news.removeAll(known);
        if (!news.isEmpty()) {
            list.reach(news, known);
            list.order();
        }
        return list;
    }

    /** These blobs and no others. */
    static ObjectList given(Plumbing git, java.util.Map<String, PathKind> blobs) {
        ObjectList list = new ObjectList(git, true);
        blobs.forEach((id, kind) -> {
            byte[] hex = id.getBytes(StandardCharsets.US_ASCII);
            list.kinds.put(OidMap.key(hex, 0), kind.code());
            list.ids.writeBytes(hex);
            list.ids.write('\n');
            list.idLength = hex.length;
            list.count++;
        });
        return list;
    }

    private void reach(Set<String> tips, Set<String> known) throws IOException {
        StringBuilder asked = new StringBuilder();
        tips.forEach(tip -> asked.append(tip).append('\n'));
        known.forEach(tip -> asked.append('^').append(tip).append('\n'));
        try (Plumbing.Running revList = git.start("rev-list", "--objects", "--missing=print", "--stdin")) {
            feed(revList, asked.toString().getBytes(StandardCharsets.US_ASCII));
            Lines lines = new Lines(revList.out(), '\n');
            while (lines.next()) {
                note(lines);
            }
            revList.finish("follow its history");
        } catch (GitFailed broken) {
            cutShort = true;
        }
    }

    private void note(Lines lines) {
        byte[] bytes = lines.bytes();
        int start = lines.start();
        if (lines.length() < 40 || bytes[start] == '?') {
            cutShort |= lines.length() > 0;
            return;
        }
        int at = start;
        while (at < start + lines.length() && bytes[at] != ' ') {
            at++;
        }
        int path = at + 1;
        int length = start + lines.length() - path;
        int kind = length <= 0
                ? MESSAGE
                : PathKind.of(new String(bytes, path, length, StandardCharsets.UTF_8)).code();
        kinds.put(OidMap.key(bytes, start), kind);
        if (onlyReached) {
            reached.write(bytes, start, at - start);
            reached.write('\n');
        }
    }

    /** Asks git for types, and for a first scan also for the order of its packs. */
    private void order() throws IOException, GitFailed {
        List<String> arguments = new ArrayList<>(List.of("cat-file", "--batch-check=%(objectname) %(objecttype)"));
        boolean everything = cutShort || !onlyReached;
        if (everything) {
            arguments.addAll(List.of("--batch-all-objects", "--unordered"));
        } else {
            arguments.add("--buffer");
        }
        try (Plumbing.Running check = git.start(arguments)) {
            feed(check, everything ? new byte[0] : reached.toByteArray());
            Lines lines = new Lines(check.out(), '\n');
            while (lines.next()) {
                take(lines);
            }
            check.finish("list its objects");
        } catch (GitFailed broken) {
            cutShort = true;
        }
    }

    private void take(Lines lines) {
        byte[] bytes = lines.bytes();
        int blank = lines.start();
        while (blank < lines.start() + lines.length() && bytes[blank] != ' ') {
            blank++;
        }
        int length = blank - lines.start();
        boolean tree = blank + 2 < bytes.length && bytes[blank + 1] == 't' && bytes[blank + 2] == 'r';
        // What git says is missing is asked for again, so that it is told.
        boolean readable = length >= 40 && !tree;
        if (readable && (cutShort || kinds.get(OidMap.key(bytes, lines.start())) >= 0)) {
            idLength = length;
            ids.write(bytes, lines.start(), length);
            ids.write('\n');
            count++;
        }
    }

    private static void feed(Plumbing.Running git, byte[] input) {
        Thread.ofVirtual().start(() -> {
            try (OutputStream in = git.in()) {
                in.write(input);
            } catch (IOException gone) {
                // git ended early; its exit code tells why
            }
        });
    }
}
