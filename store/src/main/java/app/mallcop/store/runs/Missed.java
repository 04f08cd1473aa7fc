package app.mallcop.store.runs;

import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;

/**
 * What a stream had and did not become events, since its beginning. It says nothing where nothing was missed.
 *
 * @param unreadable records that were not as the platform documents them
 * @param leftOut events of single records beyond the most that one may give
 */
public record Missed(long unreadable, long leftOut) {

    public static final Missed NOTHING = new Missed(0, 0);

    Missed and(StreamReport report) {
        return new Missed(unreadable + report.rejected(), leftOut + report.remarks().leftOut());
    }

    void write(CanonicalJson json) {
        if (unreadable > 0) {
            json.field("unreadable", unreadable);
        }
        if (leftOut > 0) {
            json.field("left_out", leftOut);
        }
    }

    static Missed read(Tree tree) throws Tree.Malformed {
        return new Missed(tree.numberOr("unreadable", 0), tree.numberOr("left_out", 0));
    }
}
