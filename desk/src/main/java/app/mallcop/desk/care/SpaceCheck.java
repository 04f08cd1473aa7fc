package app.mallcop.desk.care;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Free space where the repo is. */
final class SpaceCheck implements Check {

    private static final long MEGABYTE = 1_000_000;

    @Override
    public String name() {
        return "space";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        return List.of(judge(Files.getFileStore(patient.layout().root()).getUsableSpace()));
    }

    static Diagnosis judge(long free) {
        String what = free / MEGABYTE + " MB are free";
        if (free < 100 * MEGABYTE) {
            return Diagnosis.broken(what,
                    "The next run may not fit. Make room; a run that found the disk full left nothing behind.");
        }
        return free < 1000 * MEGABYTE
                ? Diagnosis.warning(what, "Make room before the next large import.")
                : Diagnosis.ok(what);
    }
}
