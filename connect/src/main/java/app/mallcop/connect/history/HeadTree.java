package app.mallcop.connect.history;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of the commit that HEAD is at.
 *
 * @param blobs by path, in order
 * @param submodules paths of other repositories, which are not followed
 */
record HeadTree(Map<String, String> blobs, Set<String> ids, int submodules) {

    static final HeadTree NONE = new HeadTree(Map.of(), Set.of(), 0);

    static HeadTree of(Plumbing git, String head) throws IOException, GitFailed {
        if (head.isEmpty()) {
            return NONE;
        }
        Map<String, String> blobs = new TreeMap<>();
        int submodules = 0;
        try (Plumbing.Running list = git.start("ls-tree", "-r", "-z", "--full-tree", head)) {
            list.in().close();
            Lines lines = new Lines(list.out(), '\0');
            while (lines.next()) {
                String line = lines.text();
                int tab = line.indexOf('\t');
                if (line.startsWith("160000")) {
                    submodules++;
                } else {
                    blobs.put(line.substring(tab + 1), line.substring(line.lastIndexOf(' ', tab) + 1, tab));
                }
            }
            list.finish("list the files of HEAD");
        }
        return new HeadTree(blobs, new HashSet<>(blobs.values()), submodules);
    }
}
