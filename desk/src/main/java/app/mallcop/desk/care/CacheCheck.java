package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.store.baseline.BaselineFiles;
import app.mallcop.store.baseline.NamedLines;
import app.mallcop.store.events.IdCaches;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The caches against the truth they are made of. A wrong one is dropped: it is made again. */
final class CacheCheck implements Check {

    private static final String NEXT = "Caches are made again when they are gone: --fix drops it, and so does deleting .mallcop/local.";

    @Override
    public String name() {
        return "caches";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        List<Diagnosis> found = new ArrayList<>();
        if (isFoldWrong(patient)) {
            found.add(Diagnosis.broken(Prose.of("the cache of findings says something else than the journals"), NEXT,
                    Remedy.underLock(() -> {
                        drop(patient, patient.layout().fold());
                        return "dropped the cache of findings";
                    })));
        }
        List<Path> wrong = IdCaches.wrong(patient.layout(), patient.repo().events());
        if (!wrong.isEmpty()) {
            found.add(Diagnosis.broken(patient.about(
                    wrong.size() + " caches of event ids say something else than the events, the first {}",
                    wrong.getFirst()), NEXT, Remedy.underLock(() -> {
                        for (Path cache : wrong) {
                            patient.disk().delete(cache);
                        }
                        return "dropped " + wrong.size() + " caches of event ids";
                    })));
        }
        List<Path> misleading = NamedLines.wrong(patient.layout(),
                new BaselineFiles(patient.layout(), patient.repo().log()));
        if (!misleading.isEmpty()) {
            found.add(Diagnosis.broken(patient.about(misleading.size()
                    + " caches of the names in the baseline say something else than its days, the first {}",
                    misleading.getFirst()), NEXT, Remedy.underLock(() -> {
                        for (Path cache : misleading) {
                            patient.disk().delete(cache);
                        }
                        return "dropped " + misleading.size() + " caches of names";
                    })));
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.ok("the caches agree with what they are made of"));
        }
        return found;
    }

    private static boolean isFoldWrong(Patient patient) throws IOException {
        FindingFold truth = FindingFold.afresh(patient.layout(), patient.repo().log(), patient.disk());
        try {
            FindingFold cached = FindingFold.upToNow(patient.layout(), patient.repo().log(), patient.disk());
            return !cached.counts().equals(truth.counts()) || !states(cached).equals(states(truth));
        } catch (Refusal | UncheckedIOException e) {
            return true;
        }
    }

    private static Map<String, FindingState> states(FindingFold fold) {
        Map<String, FindingState> states = new TreeMap<>();
        fold.each(Set.of(), state -> states.put(state.id(), state));
        return states;
    }

    private static void drop(Patient patient, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            patient.disk().delete(path);
        }
    }
}
