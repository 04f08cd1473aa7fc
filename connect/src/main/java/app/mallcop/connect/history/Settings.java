package app.mallcop.connect.history;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to scan.
 *
 * @param states where to keep what is known of each repository
 * @param mirrors where to keep copies of repositories that are named by an address
 * @param ignoreFile the name of our own ignore file within a repository
 * @param mostBlobBytes of a larger file only both ends are read
 * @param own rules beside the built-in ones
 */
public record Settings(Range range, Optional<Path> states, Optional<Path> mirrors, String ignoreFile,
        long mostBlobBytes, OwnRules own) {

    public static final String IGNORE_FILE = ".mallcop-git-oops-ignore";
    public static final long MOST_BLOB_BYTES = 5L << 20;

    public static Settings plain() {
        return new Settings(new Range.All(), Optional.empty(), Optional.empty(), IGNORE_FILE, MOST_BLOB_BYTES,
                OwnRules.NONE);
    }

    public Settings range(Range other) {
        return new Settings(other, states, mirrors, ignoreFile, mostBlobBytes, own);
    }

    public Settings own(OwnRules rules) {
        return new Settings(range, states, mirrors, ignoreFile, mostBlobBytes, rules);
    }

    public Settings states(Path folder) {
        return new Settings(range, Optional.of(folder), mirrors, ignoreFile, mostBlobBytes, own);
    }

    public Settings mirrors(Path folder) {
        return new Settings(range, states, Optional.of(folder), ignoreFile, mostBlobBytes, own);
    }
}
