package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.repo.WriterClone;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which clone runs. */
final class WriterCheck implements Check {

    @Override
    public String name() {
        return "writer";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        WriterClone clones = patient.repo().writerClone();
        Optional<WriterClone.Writer> writer = clones.writer();
        if (writer.isEmpty()) {
            return List.of(Diagnosis.ok("no clone has run yet; the first that runs becomes the one that does"));
        }
        if (clones.isThis(writer.get())) {
            return List.of(Diagnosis.ok("this clone is the one that runs"));
        }
        return List.of(new Diagnosis.Note(
                Prose.of("another clone is the one that runs: {}, since " + writer.get().since(),
                        Untrusted.of(writer.get().name())),
                "This clone can look and add decisions. To run here, stop the other one, pull its work, and add --take-over."));
    }
}
