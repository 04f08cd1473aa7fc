package app.mallcop.cli.frame;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.util.List;
import java.util.Set;

/** What is said to a name that no command has. */
public final class NoSuchCommand {

    /** Written about, and not built: whoever read of one should not look for a mistake of theirs. */
    private static final Set<String> LATER = Set.of("exam", "improve", "patrol", "research", "scaffold", "skill",
            "trust", "upgrade");

    private NoSuchCommand() {}

    public static Refusal of(String name, List<String> names) {
        return of(name, "", names);
    }

    /** @param next the word after it, or empty: it may be half of a name of two words */
    static Refusal of(String name, String next, List<String> names) {
        if (LATER.contains(name)) {
            return Refusal.usage(Problem.of("not-in-this-version", "mallcop " + name + " is not in this version yet",
                    "what is: mallcop help"));
        }
        String near = Nearest.of(next.isEmpty() ? name : name + " " + next, names).or(() -> Nearest.of(name, names))
                .map(known -> "did you mean mallcop " + known + "? ").orElse("");
        return Refusal.usage(new Problem("unknown-command",
                Prose.of("there is no command {}", Untrusted.of(name)), near + "see: mallcop help"));
    }
}
