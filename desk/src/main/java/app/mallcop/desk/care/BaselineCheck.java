package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.baseline.BaselineFiles;
import app.mallcop.store.events.Damage;
import app.mallcop.store.runs.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every sealed day against what the run log says of it, older revisions too: findings were judged by them. */
final class BaselineCheck implements Check {

    private static final int TOLD = 20;

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        BaselineFiles files = new BaselineFiles(patient.layout(), patient.repo().log());
        List<Sealed> named = files.days().all();
        List<Diagnosis> found = new ArrayList<>();
        int notHere = 0;
        int broken = 0;
        for (int i = 0; i < named.size(); i++) {
            Sealed sealed = named.get(i);
            patient.at("sealed days checked", i, named.size());
            if (!Files.isDirectory(patient.layout().baseline().resolve(sealed.source()))) {
                notHere++;
                continue;
            }
            Optional<Damage> damage = files.each(sealed, _ -> {});
            if (damage.isPresent() && ++broken <= TOLD) {
                found.add(wrong(damage.get()));
            }
        }
        if (broken > TOLD) {
            found.add(Diagnosis.broken((broken - TOLD) + " more sealed days are not as the run log says",
                    "Restore baseline/ from git."));
        }
        if (notHere > 0) {
            found.add(Diagnosis.note(notHere + " sealed days are not in this clone",
                    "Fine in a sparse or partial clone; detection needs them. To have them: git checkout -- baseline"));
        }
        if (broken == 0) {
            found.add(Diagnosis.ok((named.size() - notHere) + " sealed days are as the run log says"));
        }
        return found;
    }

    private static Diagnosis wrong(Damage damage) {
        return Diagnosis.broken(
                Prose.of("{}" + (damage.line() > 0 ? ", line " + damage.line() : "") + ": " + damage.reason(),
                        Untrusted.of(damage.file())),
                "Restore it: git checkout -- " + damage.file());
    }
}
