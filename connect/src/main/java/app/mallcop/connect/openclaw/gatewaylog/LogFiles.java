package app.mallcop.connect.openclaw.gatewaylog;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.openclaw.home.Home;
import app.mallcop.connect.openclaw.settings.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the gateway's log is: the file that the config names, else one a day in a folder of the temporary one. Anybody may
 * write there, so only files count whose owner is that of the installation.
 */
public final class LogFiles {

    private final Home home;
    private final Path temporary;

    public LogFiles(Home home, Path temporary) {
        this.home = home;
        this.temporary = temporary;
    }

    public List<Path> now() {
        List<Path> files = new ArrayList<>(named().stream().toList());
        for (Path folder : inside(temporary, "openclaw")) {
            files.addAll(inside(folder, "openclaw-"));
        }
        return files.stream().filter(this::isIts).distinct().sorted().toList();
    }

    private Optional<Path> named() {
        try {
            Value.Fields settings = ConfigFile.read(home.config()).settings();
            return settings.fields().get(Untrusted.of("logging")) instanceof Value.Fields logging
                    && logging.fields().get(Untrusted.of("file")) instanceof Value.Text(Untrusted file)
                            ? Optional.of(home.expanded(file.clear()))
                            : Optional.empty();
        } catch (ConfigFile.Unreadable e) {
            return Optional.empty(); // The stream of settings fails over it.
        }
    }

    private static List<Path> inside(Path folder, String prefix) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> String.valueOf(one.getFileName()).startsWith(prefix)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private boolean isIts(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files
                    .getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(home.state()));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
