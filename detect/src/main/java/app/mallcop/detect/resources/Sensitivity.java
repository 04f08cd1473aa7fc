package app.mallcop.detect.resources;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.text.entities.Resource;
import app.mallcop.text.tables.Tsv;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How much a resource matters, by what its name, its kind and the event say it is about. */
final class Sensitivity {

    /** @param subjects what it is about, sorted; without {@code quiet} */
    record Found(Set<String> subjects, boolean quiet, boolean listed) {

        static final double MOST = 3;

        /** 0.5 to 3: one is an ordinary thing. */
        double weight() {
            if (listed) {
                return MOST;
            }
            double weight = Math.min(MOST, 1 + subjects.size());
            return quiet ? Math.max(0.5, weight - 1) : weight;
        }

        boolean isAny() {
            return listed || (!subjects.isEmpty() && !quiet);
        }
    }

    private static final String QUIET = "quiet";
    private static final Map<String, String> WORDS = table("word");
    private static final Map<String, String> KINDS = table("kind");
    private static final Map<String, String> TYPES = table("type");
    private static final EventType MAILBOX = new EventType("mailbox_access");

    private final List<Glob> globs;

    Sensitivity(List<String> globs) {
        this.globs = globs.stream().map(Glob::of).toList();
    }

    private static Map<String, String> table(String where) {
        Map<String, String> table = new HashMap<>();
        Tsv.rows(Sensitivity.class, "sensitive.tsv").stream().filter(row -> row.get(1).equals(where))
                .forEach(row -> table.put(row.get(2), row.get(0)));
        return table;
    }

    /** Of a place down to its stem: [platform, account, group, kind, stem]. */
    boolean isSensitive(Key stem) {
        Set<String> subjects = subjects(stem.part(2), stem.part(3), stem.part(4));
        boolean listed = globs.stream().anyMatch(glob -> glob.matches(stem.part(4)));
        return listed || (!subjects.isEmpty() && !subjects.contains(QUIET));
    }

    private static Set<String> subjects(Untrusted group, Untrusted kind, Untrusted name) {
        Set<String> subjects = new TreeSet<>();
        words(group, subjects);
        words(name, subjects);
        KINDS.forEach((text, subject) -> {
            if (kind.clear().contains(text)) {
                subjects.add(subject);
            }
        });
        return subjects;
    }

    Found of(Relation relation, EventType type) {
        Resource resource = relation.resource();
        Set<String> subjects = subjects(resource.group(), resource.kind(), resource.name());
        String subject = TYPES.get(type.name());
        if (subject != null) {
            subjects.add(subject);
        }
        if (type.equals(MAILBOX) && resource.name().clear().indexOf('@') > 0
                && !resource.name().equals(relation.actor())) {
            subjects.add("people");
            subjects.add("somebody else's mail");
        }
        boolean quiet = subjects.remove(QUIET);
        boolean listed = globs.stream()
                .anyMatch(glob -> glob.matches(resource.name()) || glob.matches(resource.text()));
        return new Found(subjects, quiet, listed);
    }

    private static void words(Untrusted name, Set<String> subjects) {
        String text = name.clear().toLowerCase(Locale.ROOT);
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !Character.isLetter(text.charAt(at))) {
                String subject = WORDS.get(text.substring(from, at));
                if (subject != null) {
                    subjects.add(subject);
                }
                from = at + 1;
            }
        }
    }
}
