package app.mallcop.desk.oops;

import app.mallcop.api.Refusal;
import app.mallcop.connect.history.Range;
import app.mallcop.connect.history.Settings;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.Section;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code detectors.git-oops} of a config asks for. */
public final class OopsConfig {

    private OopsConfig() {}

    /** Without {@code repos}, the deployment repo itself is scanned. */
    public static OopsCollect.Request request(Config config, SecretBackend secrets, boolean takeOver) {
        Section section = config.detectors().of("git-oops");
        List<String> repos = new ArrayList<>();
        for (Interpolated repo : section.texts("repos")) {
            switch (repo.resolve(secrets)) {
                case Interpolated.Found found -> repos.add(found.secret().reveal());
                case Interpolated.Missing missing -> throw Refusal.usage("variable-not-set",
                        "detectors.git-oops.repos needs variables that are not set: "
                                + String.join(", ", missing.variables()),
                        "set them, or write them into .env");
            }
        }
        Range range = section.word("history").equals("head") ? new Range.Head() : new Range.All();
        Settings settings = new Settings(range, Optional.empty(), Optional.empty(), section.word("ignore_file"),
                section.whole("max_blob_mb") << 20);
        return new OopsCollect.Request(repos.isEmpty() ? List.of(".") : repos, settings, takeOver);
    }
}
