package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Raw payloads that are here, against the run log. That some are not here is no fault: they are kept for a while only. */
final class RawCheck implements Check {

    private static final int TOLD = 20;

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        List<Diagnosis> found = new ArrayList<>();
        int here = 0;
        for (Segment segment : new TreeMap<>(patient.history().raw()).values()) {
            Path file = patient.layout().root().resolve(segment.path());
            if (Files.exists(file)) {
                here++;
                patient.at("files checked", here, 0);
                if (found.size() < TOLD && !Bytes.sha256Hex(file).equals(segment.hash())) {
                    found.add(
                            Diagnosis.broken(Prose.of("{} was changed after it was written; it is no evidence any more",
                                    Untrusted.of(segment.path())), "Restore it from a backup, or delete it."));
                }
            }
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(here + " files of raw payloads are as the run log says"));
        }
        return found;
    }
}
