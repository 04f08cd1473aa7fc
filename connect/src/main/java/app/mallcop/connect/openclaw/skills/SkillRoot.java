package app.mallcop.connect.openclaw.skills;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder that skills lie in.
 *
 * @param tier which kind of place it is, in a word: workspace, personal, managed, workshop, bundled, extra, plugin
 * @param followed folders that a link in it may lead into; any other link is recorded and not followed
 */
record SkillRoot(Path path, String tier, List<Path> followed) {

    SkillRoot {
        followed = List.copyOf(followed);
    }
}
