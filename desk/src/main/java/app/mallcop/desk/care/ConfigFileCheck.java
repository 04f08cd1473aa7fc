package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigError;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether {@code mallcop.yaml}, {@code exceptions.yaml} and the redaction key can be read. */
final class ConfigFileCheck implements Check {

    private static final int TOLD = 20;

    @Override
    public String name() {
        return "config";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        List<Diagnosis> found = new ArrayList<>();
        switch (ConfigLoader.load(patient.layout().root(), patient.environment())) {
            case Config _ -> found.add(Diagnosis.ok("mallcop.yaml is in order"));
            case ConfigErrors errors -> errors.errors().stream().limit(TOLD).forEach(error -> found.add(broken(error)));
        }
        Exceptions.in(patient.layout().root(), patient.now()).errors().stream().limit(TOLD)
                .forEach(error -> found.add(broken(error)));
        if (java.nio.file.Files.exists(patient.layout().redactionKey())) {
            // reads only, since the key is there
            Setup.redactionKey(patient.layout(), patient.disk());
        } else if (!patient.history().lines().isEmpty()) {
            found.add(Diagnosis.warning(
                    ".mallcop/redaction.key is gone: the same secret will get another mark than before",
                    "Restore it from git: git checkout -- .mallcop/redaction.key"));
        }
        return found;
    }

    private static Diagnosis broken(ConfigError error) {
        return Diagnosis.broken(Prose.of("{}", Untrusted.of(error.message())),
                error.hint().isBlank() ? "Mend it, then: mallcop config check" : error.hint());
    }
}
