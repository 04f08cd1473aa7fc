package app.mallcop.desk.care;

import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** This machine's clock against the runs: as-of never goes back, so a run in the future holds later ones there. */
final class ClockCheck implements Check {

    private static final Duration FUTURE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        RunLog.Tail tail = patient.repo().log().tail();
        if (tail == null) {
            return List.of(Diagnosis.ok("no run to hold the clock against"));
        }
        Instant now = patient.now();
        RunLine last = tail.last();
        if (last.asOf().isAfter(now.plus(FUTURE))) {
            return List.of(Diagnosis.warning(
                    "the last run was at " + last.asOf() + ", and this machine's clock says " + now,
                    "Set this clock right. If it is right, the other was ahead: until then every run counts as made at that time."));
        }
        if (last.clockBackSeconds() > 0) {
            return List.of(
                    Diagnosis.note("the clock had gone back by " + last.clockBackSeconds() + " seconds at the last run",
                            "Keep this machine's clock in step (NTP)."));
        }
        return List.of(Diagnosis.ok("the last run was at " + last.asOf() + ", before this machine's now"));
    }
}
