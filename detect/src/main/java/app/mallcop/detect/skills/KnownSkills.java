package app.mallcop.detect.skills;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.text.entities.LookAlike;
import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was learned of skills: which there are, who wrote them, what each version held, what they could do. */
final class KnownSkills {

    /** [skill]: events. */
    static final Fact SKILL = Fact.of("skill");
    /** [skill, author]: events. */
    static final Fact AUTHOR = Fact.of("skill-author");
    /** [skill, version, hash]: events. */
    static final Fact RELEASE = Fact.of("skill-release");
    /** [skill, ability]: events. */
    static final Fact ABILITY = Fact.of("skill-ability");

    private static final Set<String> WELL_KNOWN = names("wellknown.tsv");
    private static final Set<String> AFFIXES = names("affixes.tsv");
    private static final int MOST_COMPARED = 2_000;

    private KnownSkills() {}

    private static Set<String> names(String file) {
        return Tsv.rows(KnownSkills.class, file).stream().map(row -> row.get(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    static void learn(Skill skill, Learning day) {
        day.count(SKILL, Key.of(skill.name()));
        if (!skill.author().isEmpty()) {
            day.count(AUTHOR, Key.of(skill.name(), skill.author()));
        }
        if (!skill.version().isEmpty() && !skill.hash().isEmpty()) {
            day.count(RELEASE, Key.of(skill.name(), skill.version(), skill.hash()));
        }
        for (String ability : skill.abilities()) {
            day.count(ABILITY, Key.of(skill.name(), Untrusted.of(ability)));
        }
    }

    static boolean isKnown(Skill skill, Normal normal) {
        return !normal.of(SKILL, Key.of(skill.name())).isEmpty();
    }

    /** The last parts of all keys of a fact that begin so. */
    static Set<Untrusted> last(Fact fact, Key prefix, Normal normal) {
        Set<Untrusted> values = new TreeSet<>();
        normal.each(fact, prefix, (key, series) -> {
            if (!series.isEmpty()) {
                values.add(key.part(key.parts().size() - 1));
            }
        });
        return values;
    }

    /** An installed or well-known skill that this new one could be taken for. */
    static Optional<Untrusted> lookAlike(Skill skill, Normal normal) {
        String name = plain(skill.name());
        if (name.length() < 3 || WELL_KNOWN.contains(name) || isKnown(skill, normal)) {
            return Optional.empty();
        }
        List<Untrusted> others = new ArrayList<>(last(SKILL, Key.of(), normal));
        WELL_KNOWN.stream().sorted().map(Untrusted::of).forEach(others::add);
        return others.stream().limit(MOST_COMPARED)
                .filter(other -> !plain(other).equals(name) && imitates(name, plain(other))).findFirst();
    }

    private static boolean imitates(String name, String other) {
        return LookAlike.readTheSame(name, other) || LookAlike.areOneSlipApart(name, other) || isCompanion(name, other);
    }

    /** {@code aws-iam-helper} of {@code aws-iam}. */
    private static boolean isCompanion(String name, String other) {
        if (name.length() <= other.length() + 1 || other.length() < 3) {
            return false;
        }
        if (name.startsWith(other) && isGap(name.charAt(other.length()))) {
            return AFFIXES.contains(name.substring(other.length() + 1));
        }
        int gap = name.length() - other.length() - 1;
        return name.endsWith(other) && isGap(name.charAt(gap)) && AFFIXES.contains(name.substring(0, gap));
    }

    private static boolean isGap(char c) {
        return c == '-' || c == '_' || c == '.' || c == ' ';
    }

    private static String plain(Untrusted name) {
        return name.clear().strip().toLowerCase(Locale.ROOT);
    }
}
