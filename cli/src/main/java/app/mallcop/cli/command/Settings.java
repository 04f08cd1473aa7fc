package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigError;
import app.mallcop.cli.frame.Run;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.config.ConfigLoader;
import java.nio.file.Path;

/** The config of the deployment repo, for commands that do not work on a wrong one. */
final class Settings {

    private Settings() {}

    static Config of(Run run) {
        return in(run.repo(), run);
    }

    static Config in(Path folder, Run run) {
        return switch (ConfigLoader.load(folder, run.world().env())) {
            case Config config -> config;
            case ConfigErrors errors -> throw Refusal.usage(errors.errors().stream().map(Settings::problem).toList());
        };
    }

    private static Problem problem(ConfigError error) {
        return new Problem(error.kind().code().replace('_', '-'), Prose.of("{}", Untrusted.of(error.message())),
                error.hint().isBlank() ? "mend it, then try: mallcop config check" : error.hint());
    }
}
