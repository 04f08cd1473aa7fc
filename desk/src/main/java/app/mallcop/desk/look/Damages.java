package app.mallcop.desk.look;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Unreadable lines as problems: each with its place, the first few one by one. */
public final class Damages {

    private static final int TOLD = 20;

    private Damages() {}

    public static List<Problem> problems(List<Damage> damage, Layout layout) {
        List<Problem> problems = new ArrayList<>();
        for (Damage one : damage.subList(0, Math.min(TOLD, damage.size()))) {
            problems.add(new Problem("damaged-line",
                    Prose.of("{}" + (one.line() > 0 ? ", line " + one.line() : "") + ": " + one.reason(),
                            Untrusted.of(place(one, layout))),
                    "the line is left out of every answer; mallcop doctor explains, and git may have it whole"));
        }
        if (damage.size() > TOLD) {
            problems.add(Problem.of("damaged-line", "and " + (damage.size() - TOLD) + " more damaged lines",
                    "mallcop doctor lists them all"));
        }
        return problems;
    }

    /** Within the repo, so that the same damage reads the same on every machine. */
    public static String place(Damage damage, Layout layout) {
        Path file = Path.of(damage.file());
        return file.isAbsolute() && file.startsWith(layout.root()) ? layout.relative(file) : damage.file();
    }
}
