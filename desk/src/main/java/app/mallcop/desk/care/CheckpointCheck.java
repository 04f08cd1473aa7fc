package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.store.repo.Checkpoints;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code checkpoints.yaml} against the run log it is made of. */
final class CheckpointCheck implements Check {

    @Override
    public String name() {
        return "checkpoints";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        RunLog.Tail tail = patient.repo().log().tail();
        if (tail == null) {
            return List.of(Diagnosis.ok("no run yet, and no checkpoint"));
        }
        if (!patient.history().damage().isEmpty()) {
            return List.of(Diagnosis.note("checkpoints.yaml is not compared, since the run log has unreadable lines",
                    "Mend the run log first."));
        }
        Path file = patient.layout().checkpoints();
        byte[] wanted = Checkpoints.text(tail.totals()).getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), wanted)) {
            return List.of(Diagnosis.ok("checkpoints.yaml is what the run log says"));
        }
        return List.of(Diagnosis.warning(Prose.of("checkpoints.yaml is not what the run log says"),
                "It is for people to read and steers nothing. --fix writes it again; so does the next run.",
                Remedy.underLock(() -> {
                    RunLog.Tail now = patient.repo().log().tail();
                    if (now != null) {
                        Checkpoints.project(patient.layout(), patient.disk(), now.totals());
                    }
                    return "wrote checkpoints.yaml again";
                })));
    }
}
