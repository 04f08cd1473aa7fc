package app.mallcop.connect.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the next commit would add or change. */
record Staged(List<File> files) {

    /** @param before the content that HEAD has under this path; empty for a new file */
    record File(String path, String blob, String before) {}

    static Staged of(Plumbing git, String head) throws IOException, GitFailed {
        List<File> files = new ArrayList<>();
        String against = head.isEmpty()
                ? git.text("name the tree of nothing", "hash-object", "-t", "tree", "/dev/null").strip()
                : head;
        try (Plumbing.Running diff = git.start("diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames",
                "--diff-filter=AMT", against)) {
            diff.in().close();
            Lines tokens = new Lines(diff.out(), '\0');
            while (tokens.next()) {
                String[] raw = tokens.text().split(" ", -1);
                if (tokens.next() && raw.length >= 5 && !raw[1].startsWith("160000")) {
                    files.add(new File(tokens.text(), raw[3], raw[2].matches("0+") ? "" : raw[2]));
                }
            }
            diff.finish("compare the index with HEAD");
        }
        return new Staged(files);
    }
}
