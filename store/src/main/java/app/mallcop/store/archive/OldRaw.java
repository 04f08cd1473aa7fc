package app.mallcop.store.archive;

import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Raw payloads whose time is over. They are evidence kept aside, and no state depends on them. */
public final class OldRaw {

    private final Layout layout;

    public OldRaw(Layout layout) {
        this.layout = layout;
    }

    /** Files of days before this one. */
    public List<Path> before(LocalDate day) throws IOException {
        List<Path> old = new ArrayList<>();
        for (Path connector : inside(layout.raw())) {
            for (Path folder : inside(connector)) {
                if (isBefore(folder, day)) {
                    inside(folder).stream().filter(Files::isRegularFile).forEach(old::add);
                }
            }
        }
        return old;
    }

    public void delete(List<Path> files, Disk disk) throws IOException {
        for (Path file : files) {
            disk.delete(file);
            Path folder = file.getParent();
            if (folder != null && inside(folder).isEmpty()) {
                disk.delete(folder);
            }
        }
    }

    private static boolean isBefore(Path folder, LocalDate day) {
        try {
            return LocalDate.parse(String.valueOf(folder.getFileName())).isBefore(day);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
