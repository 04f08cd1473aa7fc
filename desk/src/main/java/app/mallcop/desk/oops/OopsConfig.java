package app.mallcop.desk.oops;

import app.mallcop.api.Refusal;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.connect.history.OwnRules;
import app.mallcop.connect.history.Range;
import app.mallcop.connect.history.Settings;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.Section;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code detectors.git-oops} of a config asks for. */
public final class OopsConfig {

    private static final String NAME = "git-oops";

    private OopsConfig() {}

    /**
     * Without {@code repos}, the deployment repo itself is scanned.
     *
     * @param dir the deployment repo
     */
    public static OopsCollect.Request request(Config config, SecretBackend secrets, Path dir, boolean takeOver) {
        Section section = config.detectors().of(NAME);
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
        Range range = switch (section.word("history")) {
            case "head" -> new Range.Head();
            case "since" -> new Range.News();
            default -> new Range.All();
        };
        Settings settings = new Settings(range, Optional.empty(), Optional.empty(), section.word("ignore_file"),
                section.whole("max_blob_mb") << 20, ownRules(section, dir));
        return new OopsCollect.Request(repos.isEmpty() ? List.of(".") : repos, settings, takeOver);
    }

    /** The same, where repositories are named and their secrets are wanted; a scan looks through no others. */
    public static Optional<OopsCollect.Request> named(Config config, SecretBackend secrets, Path dir,
            boolean takeOver) {
        boolean any = !config.detectors().of(NAME).texts("repos").isEmpty();
        return any && config.detectors().enabled(NAME)
                ? Optional.of(request(config, secrets, dir, takeOver))
                : Optional.empty();
    }

    private static OwnRules ownRules(Section section, Path dir) {
        if (!(section.setting("rules_file").value() instanceof ConfigValue.Text(String path))) {
            return OwnRules.NONE;
        }
        try {
            return OwnRules.read(Files.readString(dir.resolve(path)), path);
        } catch (IOException unreadable) {
            throw Refusal.usage("rules-file", "detectors.git-oops.rules_file names " + path + ", which can't be read",
                    "make the file, or take the key out of mallcop.yaml");
        }
    }
}
