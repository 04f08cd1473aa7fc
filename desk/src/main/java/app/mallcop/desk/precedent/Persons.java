package app.mallcop.desk.precedent;

import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.ActorKeys;
import app.mallcop.desk.config.Plugins;
import java.nio.file.Path;

/** Whether somebody who decided is a person, and not one of the actors, of ours or of the repo. */
final class Persons {

    private final Plugins plugins;

    Persons(Path repo) {
        this.plugins = Plugins.in(repo);
    }

    boolean has(Untrusted name) {
        String word = name.clear();
        return !word.equals("mallcop") && !word.startsWith(Precedents.BY) && !ActorKeys.BUILT_IN.contains(word)
                && !plugins.actor(word);
    }
}
