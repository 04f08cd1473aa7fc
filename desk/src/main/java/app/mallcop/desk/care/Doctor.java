package app.mallcop.desk.care;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks the whole repo over and explains; mends what is safe when asked to. Reads all of history: not for every day. */
public final class Doctor {

    private static final List<Check> CHECKS = List.of(new LockCheck(), new WriterCheck(), new ConfigFileCheck(),
            new AppsCheck(), new RunLogCheck(),
            new SegmentCheck(), new BaselineCheck(), new RawCheck(), new LeftoverCheck(), new JournalCheck(),
            new CheckpointCheck(),
            new CacheCheck(),
            new GitFilesCheck(), new PrivateFilesCheck(), new GitStateCheck(), new ClockCheck(), new GrowthCheck(),
            new SpaceCheck());

    /** What one check found. */
    public record Examined(String check, List<Diagnosis> found) {
        public Examined {
            found = List.copyOf(found);
        }
    }

    /** Something that was mended, or could not be. */
    public record Mended(String check, Prose what, boolean done) {}

    /** @param mended what was done before this was found; empty when nothing was to be mended */
    public record Result(List<Examined> checks, List<Mended> mended) {
        public Result {
            checks = List.copyOf(checks);
            mended = List.copyOf(mended);
        }

        public long broken() {
            return checks.stream().flatMap(one -> one.found().stream()).filter(Diagnosis.Broken.class::isInstance)
                    .count();
        }

        public long warnings() {
            return checks.stream().flatMap(one -> one.found().stream()).filter(Diagnosis.Warning.class::isInstance)
                    .count();
        }

        public long curable() {
            return checks.stream().flatMap(one -> one.found().stream()).filter(one -> one.cure().isPresent()).count();
        }

        public boolean mendedSome() {
            return mended.stream().anyMatch(Mended::done);
        }
    }

    private final Repo repo;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Cancel cancel;

    public Doctor(Repo repo, Map<String, String> environment, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.environment = environment;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result look() throws IOException {
        return new Result(examine(), List.of());
    }

    /** Mends what is safe and looks again, so that what it tells is what is left. */
    public Result mend() throws IOException {
        List<Mended> mended = new ArrayList<>();
        for (Examined one : examine()) {
            for (Diagnosis diagnosis : one.found()) {
                if (diagnosis.cure().isPresent()) {
                    mended.add(mend(one.check(), diagnosis.cure().get()));
                }
            }
        }
        return new Result(examine(), mended);
    }

    private Mended mend(String check, Remedy remedy) throws IOException {
        cancel.check();
        try {
            if (!remedy.locks()) {
                return new Mended(check, Prose.of(remedy.work().mend()), true);
            }
            try (RunLock _ = repo.lock(Run.Request.of("doctor"))) {
                return new Mended(check, Prose.of(remedy.work().mend()), true);
            }
        } catch (Refusal e) {
            Problem first = e.problems().getFirst();
            return new Mended(check, Prose.of("not mended: {}", Untrusted.of(first.message().render(Untrusted::clear))),
                    false);
        } catch (IOException | UncheckedIOException e) {
            return new Mended(check, Prose.of("not mended: {}", Untrusted.of(String.valueOf(e.getMessage()))), false);
        }
    }

    private List<Examined> examine() throws IOException {
        Patient patient = new Patient(repo, environment, progress, cancel);
        List<Examined> examined = new ArrayList<>();
        for (Check check : CHECKS) {
            cancel.check();
            examined.add(new Examined(check.name(), look(check, patient)));
        }
        return examined;
    }

    private static List<Diagnosis> look(Check check, Patient patient) {
        try {
            return check.look(patient);
        } catch (Refusal e) {
            Problem first = e.problems().getFirst();
            return List.of(Diagnosis.broken(first.message(), first.hint()));
        } catch (IOException | UncheckedIOException e) {
            return List.of(Diagnosis.broken(
                    Prose.of("this could not be looked at (" + e.getClass().getSimpleName() + "): {}",
                            Untrusted.of(String.valueOf(e.getMessage()))),
                    "Check that the file exists, and that this user may read it."));
        }
    }
}
