package app.mallcop.desk.care;

import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.util.List;

/** Whether somebody is at work here. The system frees the lock of a process that died, so there is no stale one. */
final class LockCheck implements Check {

    @Override
    public String name() {
        return "lock";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        if (!patient.isBusy()) {
            return List.of(Diagnosis.ok("nobody holds the lock"));
        }
        String who = RunLock.holder(patient.layout().lock())
                .map(holder -> "process " + holder.pid() + " (started " + holder.since() + ") holds the lock: mallcop "
                        + (holder.command().matches("[a-z -]{1,40}") ? holder.command() : "…"))
                .orElse("another process holds the lock");
        return List.of(Diagnosis.note(who, "Look again when it has ended: what it has not finished is not judged."));
    }
}
