package app.mallcop.store.events;

import app.mallcop.api.Names;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which segments there are. A segment counts only when a line of the run log names its run: one that a killed run left
 * behind is never read. Whoever opens this sees the runs that were finished then.
 */
public class EventFiles {

    /** A day that was put together; it stands for every segment of an earlier run beside it. */
    public static final String MERGED = ".merged.jsonl";
    private static final String PLAIN = ".jsonl";

    private final Path folder;
    private final RunLog log;
    private final Set<String> passedOver;
    private final Map<String, Set<String>> finishedByMonth = new HashMap<>();

    public EventFiles(Path folder, RunLog log) {
        this(folder, log, Set.of());
    }

    /** @param passedOver runs whose segments are not read, although they are finished: those of a fork being healed */
    public EventFiles(Path folder, RunLog log, Set<String> passedOver) {
        this.folder = folder;
        this.log = log;
        this.passedOver = Set.copyOf(passedOver);
    }

    /** The same files, with the runs that have finished since. */
    public EventFiles now() {
        return new EventFiles(folder, log, passedOver);
    }

    public List<String> connectors() throws IOException {
        return names(folder).stream().filter(Names::isConnectorId).toList();
    }

    /** Oldest first. */
    public List<LocalDate> days(String connector) throws IOException {
        List<LocalDate> days = new ArrayList<>();
        for (String name : names(folder.resolve(connector))) {
            day(name).ifPresent(days::add);
        }
        Collections.sort(days);
        return days;
    }

    public Path folder(String connector, LocalDate day) {
        return folder.resolve(connector).resolve(day.toString());
    }

    /** The segments of one day in the order of their runs. */
    public List<Path> segments(String connector, LocalDate day) throws IOException {
        Path of = folder(connector, day);
        List<String> valid = new ArrayList<>();
        for (String name : names(of)) {
            if (isSegment(name) && !passedOver.contains(runOf(name)) && isFinished(runOf(name))) {
                valid.add(name);
            }
        }
        int start = 0;
        for (int i = 0; i < valid.size(); i++) {
            if (valid.get(i).endsWith(MERGED)) {
                start = i;
            }
        }
        return valid.subList(start, valid.size()).stream().map(of::resolve).toList();
    }

    /** Segments of this day that no finished run names, or that a merged day stands for: what may be deleted. */
    public List<Path> leftovers(String connector, LocalDate day) throws IOException {
        List<Path> counted = segments(connector, day);
        Path of = folder(connector, day);
        return names(of).stream().map(of::resolve).filter(file -> !counted.contains(file)).toList();
    }

    public static boolean isSegment(String name) {
        return name.endsWith(PLAIN) && RunLine.isId(name);
    }

    public static String runOf(String name) {
        String stem = name.endsWith(MERGED)
                ? name.substring(0, name.length() - MERGED.length())
                : name.substring(0, name.length() - PLAIN.length());
        return stem;
    }

    private boolean isFinished(String run) throws IOException {
        String month = RunLine.monthOf(run);
        Set<String> finished = finishedByMonth.get(month);
        if (finished == null) {
            finished = log.idsOf(month);
            finishedByMonth.put(month, finished);
        }
        return finished.contains(run);
    }

    private static Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of(); // went while we looked
        }
    }
}
