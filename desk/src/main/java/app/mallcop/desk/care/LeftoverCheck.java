package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.SealedDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that no run names: what a killed run left, parts, segments that a merged day stands for. None of them is read.
 * One that git knows is never taken away: it was part of the repo once, so it is the run log that lacks something.
 */
final class LeftoverCheck implements Check {

    private static final String NEXT = "No command reads them, and the next run may remove them; --fix does it now.";

    @Override
    public String name() {
        return "leftovers";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        if (patient.isBusy()) {
            return List.of(Diagnosis.note("not looked for, since a run is going on", "Look again when it has ended."));
        }
        List<Path> unnamed = unnamed(patient);
        List<Path> tracked = new ArrayList<>();
        for (Path file : unnamed) {
            if (patient.isTracked(file)) {
                tracked.add(file);
            }
        }
        unnamed.removeAll(tracked);
        List<Diagnosis> found = new ArrayList<>();
        if (!tracked.isEmpty()) {
            found.add(Diagnosis.broken(
                    patient.about(tracked.size() + " files are in git and no run names them, the first {}",
                            tracked.getFirst()),
                    "Their run's line is missing from runs/: pull, or restore it from git. If they are to go: git rm"));
        }
        if (!unnamed.isEmpty()) {
            Prose what = patient.about(unnamed.size() + " files were left by a killed run, the first {}",
                    unnamed.getFirst());
            boolean sure = patient.history().damage().isEmpty();
            found.add(sure
                    ? Diagnosis.warning(what, NEXT, remedy(patient, unnamed))
                    : Diagnosis.broken(what,
                            "The run log has lines that can't be read, and one of them may name these. Mend it first."));
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.ok("no leftovers of killed runs"));
        }
        return found;
    }

    private static Remedy remedy(Patient patient, List<Path> files) {
        return Remedy.underLock(() -> {
            List<Path> still = unnamed(patient);
            for (Path file : files) {
                if (still.contains(file)) {
                    patient.disk().delete(file);
                }
            }
            return "removed " + files.size() + " leftovers of killed runs";
        });
    }

    private static List<Path> unnamed(Patient patient) throws IOException {
        List<Path> unnamed = new ArrayList<>();
        EventFiles files = patient.repo().events();
        for (String connector : files.connectors()) {
            for (var day : files.days(connector)) {
                files.leftovers(connector, day).stream().filter(LeftoverCheck::isOurs).forEach(unnamed::add);
            }
        }
        Set<String> runs = patient.history().runs();
        for (Path connector : Patient.inside(patient.layout().raw())) {
            for (Path day : Patient.inside(connector)) {
                for (Path file : Patient.inside(day)) {
                    String name = String.valueOf(file.getFileName());
                    if (isOurs(file) && (name.endsWith(".part") || !runs.contains(name.split("\\.", 2)[0]))) {
                        unnamed.add(file);
                    }
                }
            }
        }
        for (Path folder : List.of(patient.layout().root(), patient.layout().runs(), patient.layout().own(),
                patient.layout().epochs(), patient.layout().epochs().resolve("rules"))) {
            Patient.inside(folder).stream()
                    .filter(file -> file.toString().endsWith(".part") && Files.isRegularFile(file))
                    .forEach(unnamed::add);
        }
        unnamed.addAll(days(patient));
        return unnamed;
    }

    private static List<Path> days(Patient patient) throws IOException {
        if (!Files.isDirectory(patient.layout().baseline())) {
            return List.of();
        }
        SealedDays named = SealedDays.read(patient.repo().log());
        try (Stream<Path> all = Files.walk(patient.layout().baseline(), 2)) {
            return all.filter(file -> file.toString().endsWith(".part") || (SealedDays.isName(file)
                    && !named.names(patient.layout().relative(file)))).sorted().toList();
        }
    }

    /** Named by us: {@code <run>.…}. What people put beside the segments is theirs. */
    private static boolean isOurs(Path file) {
        return RunLine.isId(String.valueOf(file.getFileName()));
    }
}
