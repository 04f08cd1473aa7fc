package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What git must not see, and how it puts clones together: the lines of {@code .gitignore} and {@code .gitattributes}. */
final class GitFilesCheck implements Check {

    @Override
    public String name() {
        return "git-files";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        boolean rawInGit = ConfigLoader.load(patient.layout().root(), patient.environment()) instanceof Config config
                && config.storage().rawInGit();
        List<String> ignored = Setup.IGNORED.stream().filter(line -> !rawInGit || !line.equals("/raw/")).toList();
        List<Diagnosis> found = new ArrayList<>();
        lacks(patient, ".gitignore", ignored, "Without them git may take in secrets, raw payloads or caches.", found);
        lacks(patient, ".gitattributes", Setup.ATTRIBUTES,
                "Without them a merge of two clones stops at journals that only grow.", found);
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(".gitignore and .gitattributes have the lines they need"));
        }
        return found;
    }

    private static void lacks(Patient patient, String name, List<String> lines, String why, List<Diagnosis> found)
            throws IOException {
        Path file = patient.layout().root().resolve(name);
        List<String> missing = Setup.missing(file, lines);
        if (!missing.isEmpty()) {
            found.add(Diagnosis.warning(Prose.of(name + " lacks " + String.join(", ", missing)),
                    why + " --fix adds them.",
                    Remedy.underLock(() -> {
                        new Setup(patient.layout().root(), patient.disk()).addLines(file, missing);
                        return "added to " + name + ": " + String.join(", ", missing);
                    })));
        }
    }
}
