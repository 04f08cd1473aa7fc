package app.mallcop.detect.engine;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Raised;
import java.time.Instant;
import java.util.List;

/** {@code mallcop-health}: what is wrong with the detection itself. Nothing fails silently (law 9). */
final class Health implements Detector {

    @Override
    public String name() {
        return "mallcop-health";
    }

    @Override
    public String version() {
        return "1";
    }

    static Raised failed(Result.Failure failure, Instant asOf) {
        return Raised.of("detector-failed", Severity.WARN, asOf, asOf, failure.times(), List.of(),
                Prose.of("Detector {} failed on " + failure.times() + (failure.times() == 1 ? " event" : " events"),
                        Untrusted.of(failure.detector())))
                .about("detector", Untrusted.of(failure.detector())).foldsAs("")
                .because(Prose.of("It stopped with " + failure.what() + ". The other detectors went on."))
                .because(Prose.of("What it would have found in these events is not known. Please report this; "
                        + "`mallcop detect --rebuild --today` judges them again with a mended version."))
                .build();
    }

    static Raised leftOut(String tally, long keys, Instant asOf) {
        return Raised.of("too-many-keys", Severity.INFO, asOf, asOf, 1, List.of(),
                Prose.of("Too many different values to count for {}: " + keys + " were left out",
                        Untrusted.of(tally)))
                .about("tally", Untrusted.of(tally)).foldsAs("").number("observed", keys)
                .because(
                        Prose.of("Someone sends very many different addresses, accounts or names. What is counted as a "
                                + "whole is still counted; of single ones a part is kept that nobody can choose from outside."))
                .build();
    }
}
