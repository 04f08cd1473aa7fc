package app.mallcop.desk.look;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One finding by its id, or by any start of it that no other finding shares. */
public final class FindingById {

    private static final String PREFIX = "fnd_";
    private static final int NAMED = 10;
    private static final int NEAR = 3;
    /** Up to here ids that share a start are near by, and lie in one part of the cache. */
    private static final int SHARED = PREFIX.length() + 2;

    private FindingById() {}

    /** The finding as it stands. */
    public static FindingState in(Repo repo, String typed) throws IOException {
        return in(FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()), typed);
    }

    /** Whether the word is meant as an id: {@code fnd_…}, or nothing but hex digits. */
    public static boolean isMeantAsId(String typed) {
        String word = Typed.value(typed).clear().strip();
        return word.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) || !start(word).isEmpty();
    }

    /** Refuses a start that fits none or several, and names what it may have meant. */
    public static FindingState in(FindingFold fold, String typed) {
        String start = start(Typed.value(typed).clear());
        List<FindingState> found = start.isEmpty() ? List.of() : fold.startingWith(start);
        for (FindingState each : found) {
            if (each.id().equals(start)) {
                return each;
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw found.isEmpty() ? none(fold, start, Typed.value(typed)) : several(found, Typed.value(typed));
    }

    /** {@code fnd_} may be left out; capitals are as good. Empty for what cannot be an id. */
    private static String start(String typed) {
        String word = typed.strip().toLowerCase(java.util.Locale.ROOT);
        String full = word.startsWith(PREFIX) ? word : PREFIX + word;
        for (int i = PREFIX.length(); i < full.length(); i++) {
            if (Character.digit(full.charAt(i), 16) < 0 || full.charAt(i) > 'f') {
                return "";
            }
        }
        return word.isEmpty() || full.length() > PREFIX.length() + 64 ? "" : full;
    }

    private static Refusal none(FindingFold fold, String start, Untrusted typed) {
        List<String> near = start.length() < SHARED
                ? List.of()
                : fold.startingWith(start.substring(0, SHARED)).stream().map(FindingState::id)
                        .sorted(Comparator.comparingInt((String id) -> -shared(id, start)).thenComparing(id -> id))
                        .limit(NEAR).toList();
        return Refusal.failed(new Problem("unknown-finding", Prose.of("there is no finding {}", typed),
                (near.isEmpty() ? "" : "near: " + String.join(", ", near) + "; ") + "mallcop report lists them"));
    }

    private static int shared(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static Refusal several(List<FindingState> found, Untrusted typed) {
        String ids = found.stream().map(FindingState::id).sorted().limit(NAMED).collect(Collectors.joining(", "));
        return Refusal.failed(new Problem("ambiguous-finding",
                Prose.of(found.size() + " findings start with {}", typed),
                "type more of the id: " + ids + (found.size() > NAMED ? ", …" : "")));
    }
}
