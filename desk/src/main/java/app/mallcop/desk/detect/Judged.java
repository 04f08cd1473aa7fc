package app.mallcop.desk.detect;

import app.mallcop.api.Finding;
import java.util.List;

/** What came of judging a finding's day again. */
public sealed interface Judged {

    /** Found again; what differs from what was written, if anything does. */
    record Again(Finding now, List<Difference> differences) implements Judged {
        public Again {
            differences = List.copyOf(differences);
        }
    }

    /** Not found again. */
    record NotFound() implements Judged {}

    /** The rule is another one now, or there is none of that name; {@code now} is its version, or empty. */
    record OtherVersion(String now) implements Judged {}

    /** Something it takes is not here. */
    record NotJudged(String why) implements Judged {}

    /** One number or word of a finding: as it was written, and as it comes out now. */
    record Difference(String what, String written, String now) {}

    /** Judges the day of a finding again, with what was known then. */
    interface Judge {
        Judged judge(Finding finding, String run) throws java.io.IOException;
    }
}
