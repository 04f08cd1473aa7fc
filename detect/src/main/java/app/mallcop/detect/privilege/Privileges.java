package app.mallcop.detect.privilege;

import app.mallcop.api.Untrusted;
import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much a role or an operation is worth: 0 nothing, 1 one thing may be changed, 2 a service or group is ruled, 3 everything is. */
public final class Privileges {

    /** When an operation raises rights. */
    enum When {
        ALWAYS, ROLE, POLICY, OTHER, TRUST
    }

    /** An operation that raises rights. */
    record Operation(When when, int tier, String means) {}

    private record Phrase(int tier, List<String> words) {}

    private static final Set<String> DENIALS = Set.of("non", "not", "no");

    private static final List<Phrase> ROLES = Tsv.rows(Privileges.class, "roles.tsv").stream()
            .map(row -> new Phrase(Integer.parseInt(row.get(0)), List.of(row.get(1).split(" ")))).toList();
    private static final Set<String> HARMLESS_ENDS = harmless("end").stream().map(List::getFirst)
            .collect(Collectors.toUnmodifiableSet());
    private static final List<List<String>> HARMLESS_ANYWHERE = harmless("any");
    private static final Map<String, Operation> OPERATIONS = new HashMap<>();

    static {
        Tsv.rows(Privileges.class, "actions.tsv").forEach(row -> OPERATIONS.put(row.get(0), new Operation(
                When.valueOf(row.get(1).toUpperCase(Locale.ROOT)), Integer.parseInt(row.get(2)), row.get(3))));
    }

    private final List<Phrase> roles;

    /** @param moreWords words of the config that mark a role as elevated */
    public Privileges(List<String> moreWords) {
        roles = new ArrayList<>(ROLES);
        moreWords.stream().map(RoleWords::of).filter(words -> !words.isEmpty())
                .forEach(words -> roles.add(new Phrase(2, words)));
    }

    private static List<List<String>> harmless(String where) {
        return Tsv.rows(Privileges.class, "harmless.tsv").stream().filter(row -> row.get(0).equals(where))
                .map(row -> List.of(row.get(1).split(" "))).toList();
    }

    /** The tier of a role, policy or permission by its name. */
    public int tier(Untrusted role) {
        List<String> words = RoleWords.of(role.clear());
        if (words.isEmpty() || HARMLESS_ENDS.contains(words.getLast())
                || HARMLESS_ANYWHERE.stream().anyMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0)) {
            return 0;
        }
        int tier = 0;
        for (Phrase phrase : roles) {
            int at = Collections.indexOfSubList(words, phrase.words());
            if (at >= 0 && phrase.tier() > tier && (at == 0 || !DENIALS.contains(words.get(at - 1)))) {
                tier = phrase.tier();
            }
        }
        return tier;
    }

    /** What an operation means, if it can raise rights. Vendors write a full stop behind some. */
    static @Nullable Operation operation(String action) {
        String name = action.toLowerCase(Locale.ROOT).strip();
        return OPERATIONS.get(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }
}
