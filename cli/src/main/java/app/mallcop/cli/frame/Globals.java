package app.mallcop.cli.frame;

import java.nio.file.Path;
import java.util.List;

/** The options every command takes, before or after its name. */
public final class Globals {

    public static final Option<Path> DIR = Option.of("--dir", Kind.path("DIR"),
            "the deployment repo (else MALLCOP_DIR, else searched upwards)");
    public static final Option<Boolean> HUMAN = Option.flag("--human", "text for people instead of JSON");
    public static final Option<Boolean> QUIET = Option.flag("--quiet", "no progress and no remarks on stderr").or("-q");
    public static final Option<Boolean> DEBUG = Option.flag("--debug", "stack traces on stderr when something breaks");
    public static final Option<Boolean> NO_COLOR = Option.flag("--no-color", "no colour (also: NO_COLOR)");
    public static final Option<Boolean> HELP = Option.flag("--help", "this help").or("-h");

    public static final List<Option<?>> ALL = List.of(DIR, HUMAN, QUIET, DEBUG, NO_COLOR, HELP);

    private Globals() {}

    static boolean isName(String word) {
        for (Option<?> option : ALL) {
            if (option.names().contains(word)) {
                return true;
            }
        }
        return false;
    }
}
