package app.mallcop.connect.history;

import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import java.util.List;

/**
 * What one repository holds.
 *
 * @param repo what the user called it, with passwords masked
 * @param blobs how many were read this time: 0 when nothing is new
 * @param incomplete what could not be read, or only in part
 * @param tips hash of all that history hangs on: the same while nothing is new
 */
public record RepoScan(Untrusted repo, List<Leak> leaks, List<Weakness> weaknesses, Hidden hidden,
        List<Problem> incomplete, long blobs, long bytes, int submodules, String tips) {

    public RepoScan {
        leaks = List.copyOf(leaks);
        weaknesses = List.copyOf(weaknesses);
        incomplete = List.copyOf(incomplete);
    }

    static RepoScan unreadable(Untrusted repo, Problem why) {
        return new RepoScan(repo, List.of(), List.of(), new Hidden(0, 0, java.util.Map.of()), List.of(why), 0, 0, 0,
                "");
    }
}
