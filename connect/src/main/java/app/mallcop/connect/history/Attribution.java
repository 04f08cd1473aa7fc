package app.mallcop.connect.history;

import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which commits brought which blobs, under which paths: asked only for blobs that hold a secret. */
final class Attribution {

    /** A commit that put a blob at a path. */
    record Brought(String path, String commit, Instant authored, Untrusted author) {}

    private static final int MOST_OF_A_BLOB = 200;

    private Attribution() {}

    /** By blob, the newest first as git tells them; the last of a list is the oldest. */
    static Map<String, List<Brought>> of(Plumbing git, Set<String> tips, Set<String> known, Set<String> blobs)
            throws IOException, GitFailed {
        Map<String, List<Brought>> found = new TreeMap<>();
        if (blobs.isEmpty()) {
            return found;
        }
        List<String> walk = List.of("rev-list", "--topo-order", "--stdin");
        List<String> compare = List.of("diff-tree", "--stdin", "-r", "-c", "--root", "--no-renames", "--raw",
                "--no-abbrev", "-z", "--format=%x01%H%x00%at%x00%an <%ae>");
        StringBuilder asked = new StringBuilder();
        tips.forEach(tip -> asked.append(tip).append('\n'));
        known.forEach(tip -> asked.append('^').append(tip).append('\n'));
        try (Plumbing.Running both = git.pipe(walk, compare)) {
            Thread.ofVirtual().start(() -> {
                try (OutputStream in = both.in()) {
                    in.write(asked.toString().getBytes(StandardCharsets.US_ASCII));
                } catch (IOException gone) {
                    // git ended early; its exit code tells why
                }
            });
            read(new Lines(both.out(), '\0'), blobs, found);
            both.finish("compare its commits");
        }
        return found;
    }

    private static void read(Lines tokens, Set<String> blobs, Map<String, List<Brought>> found) throws IOException {
        String commit = "";
        Instant authored = Instant.EPOCH;
        Untrusted author = Untrusted.EMPTY;
        while (tokens.next()) {
            int start = tokens.start();
            byte[] bytes = tokens.bytes();
            while (tokens.length() > start - tokens.start() && (bytes[start] == '\n' || bytes[start] == 0)) {
                start++;
            }
            if (start == tokens.start() + tokens.length()) {
                continue;
            }
            if (bytes[start] == 1) {
                commit = tokens.text().strip().substring(1);
                authored = tokens.next() ? Signed.time(tokens.text()) : Instant.EPOCH;
                author = tokens.next() ? Untrusted.of(tokens.text()) : Untrusted.EMPTY;
            } else if (bytes[start] == ':') {
                String blob = newBlob(tokens.text().strip());
                boolean wanted = blobs.contains(blob);
                if (tokens.next() && wanted) {
                    List<Brought> of = found.computeIfAbsent(blob, _ -> new ArrayList<>());
                    if (of.size() >= MOST_OF_A_BLOB) {
                        of.remove(MOST_OF_A_BLOB / 2);
                    }
                    of.add(new Brought(tokens.text(), commit, authored, author));
                }
            }
        }
    }

    /** {@code :mode mode old new S}, or with more colons as many more modes and ids, the new one last. */
    private static String newBlob(String raw) {
        int end = raw.lastIndexOf(' ');
        return end < 0 ? "" : raw.substring(raw.lastIndexOf(' ', end - 1) + 1, end);
    }
}
