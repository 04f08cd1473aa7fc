package app.mallcop.store.events;

import app.mallcop.store.repo.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The caches of ids, held against the segments they were made of. */
public final class IdCaches {

    private static final String END = ".ids";

    private IdCaches() {}

    /** Caches that would be believed and are wrong, or that are no caches. Reads every day that has one. */
    public static List<Path> wrong(Layout layout, EventFiles files) throws IOException {
        List<Path> wrong = new ArrayList<>();
        if (!Files.isDirectory(layout.ids())) {
            return wrong;
        }
        List<Path> caches;
        try (Stream<Path> all = Files.walk(layout.ids(), 2)) {
            caches = all.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(END)).sorted().toList();
        }
        for (Path cache : caches) {
            if (isWrong(layout, files, cache)) {
                wrong.add(cache);
            }
        }
        return wrong;
    }

    private static boolean isWrong(Layout layout, EventFiles files, Path cache) throws IOException {
        Path folder = cache.getParent();
        if (folder == null) {
            return true;
        }
        String name = String.valueOf(cache.getFileName());
        try {
            LocalDate day = LocalDate.parse(name.substring(0, name.length() - END.length()));
            return IdIndex.isWrong(layout.ids(), files, String.valueOf(folder.getFileName()), day);
        } catch (DateTimeParseException e) {
            return true;
        }
    }
}
