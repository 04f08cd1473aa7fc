package app.mallcop.detect.skills;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.text.skills.Indicators;
import app.mallcop.text.skills.SkillRule;
import app.mallcop.text.skills.SkillSignal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds skills of an AI agent that match known indicators, do what no skill should, or changed in a way nobody announced. One finding for a
 * skill, a rule and a content: the same content seen again is the same finding.
 */
public final class MaliciousSkill implements Detector {

    private static final EventType INSTALLED = new EventType("skill_installed");
    private static final EventType MODIFIED = new EventType("skill_modified");
    private static final int MOST_PLACES = 5;

    private final Indicators indicators;

    /** @param moreIndicators the content of {@code ioc_file}; empty where there is none */
    public MaliciousSkill(String moreIndicators) {
        this.indicators = moreIndicators.isEmpty() ? Indicators.BUILT_IN : new Indicators(moreIndicators);
    }

    @Override
    public String name() {
        return "malicious-skill";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EventType> reads() {
        return Set.of(INSTALLED, MODIFIED);
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        KnownSkills.learn(Skill.of(seen), day);
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        Skill skill = Skill.of(seen);
        known(seen, skill, found);
        habits(seen, skill, found);
        changes(seen, skill, normal, found);
        trust(seen, skill, found);
        KnownSkills.lookAlike(skill, normal)
                .ifPresent(other -> found.raise(draft("look-alike", Severity.WARN, seen, skill,
                        Prose.of("Skill {} could be taken for {}", skill.name(), other))
                        .because(Prose.of("Its name is {}; a skill of the name {} is installed or well known",
                                skill.name(), other))
                        .because(Prose.of("Copies under a similar name are how most malicious skills come in"))
                        .withholds(KnownSkills.SKILL, Key.of(skill.name())).build()));
    }

    private static Raised.Draft draft(String rule, Severity severity, Sighting seen, Skill skill, Prose title) {
        Raised.Draft draft = Raised.of(rule, severity, seen, title).about("skill", skill.name()).lasting();
        return skill.hash().isEmpty() ? draft : draft.about("content", skill.hash());
    }

    private void known(Sighting seen, Skill skill, Found found) {
        LocalDate day = seen.event().day();
        Map<String, Prose> met = new TreeMap<>();
        indicators.find("author", skill.author().clear(), day)
                .ifPresent(known -> met.put("author",
                        Prose.of("Its author {} is known: " + known.source(), skill.author())));
        indicators.find("name", skill.name().clear(), day)
                .ifPresent(known -> met.put("name", Prose.of("Its name {} is known: " + known.source(), skill.name())));
        skill.hashes().forEach(hash -> indicators.find("sha256", hash, day)
                .ifPresent(known -> met.put("sha256",
                        Prose.of("Its content {} is known: " + known.source(), Untrusted.of(hash)))));
        skill.hosts().forEach(host -> indicators.findHost(host, day)
                .ifPresent(known -> met.put("host",
                        Prose.of("It names {}, which is known: " + known.source(), Untrusted.of(host)))));
        if (!met.isEmpty() || skill.signals().stream().anyMatch(signal -> signal.rule().equals("ioc"))) {
            Raised.Draft draft = draft("known-indicator", Severity.CRITICAL, seen, skill,
                    Prose.of("Skill {} matches a known indicator of compromise", skill.name())).indicator().foldsAs("");
            met.values().forEach(draft::because);
            found.raise(draft.build());
        }
    }

    private static void habits(Sighting seen, Skill skill, Found found) {
        Map<String, List<SkillSignal>> byRule = skill.signals().stream()
                .collect(Collectors.groupingBy(SkillSignal::rule, TreeMap::new, Collectors.toList()));
        byRule.forEach((name, places) -> SkillRule.of(name).filter(rule -> !name.equals("ioc"))
                .ifPresent(rule -> found.raise(habit(seen, skill, rule, places))));
    }

    private static Raised habit(Sighting seen, Skill skill, SkillRule rule, List<SkillSignal> places) {
        Severity severity = places.stream().map(SkillSignal::severity).max(Severity::compareTo).orElse(rule.docs());
        Raised.Draft draft = draft(rule.id(), severity, seen, skill, Prose.of("Skill {} " + rule.why(), skill.name()));
        for (SkillSignal place : places.stream().limit(MOST_PLACES).toList()) {
            draft.because(place.line() == 0
                    ? Prose.of("In {}: {}", place.path(), place.excerpt())
                    : Prose.of("In {}, line " + place.line() + ": {}", place.path(), place.excerpt()));
        }
        if (severity == Severity.INFO) {
            draft.because(Prose.of("It stands in documentation, a remark or beside a warning, so it is a note"));
        }
        if (places.stream().anyMatch(SkillSignal::indicator)) {
            draft.indicator().foldsAs("");
        }
        return draft.number("observed", places.size()).build();
    }

    private static void changes(Sighting seen, Skill skill, Normal normal, Found found) {
        quietly(seen, skill, normal)
                .ifPresent(before -> found.raise(draft("changed-quietly", Severity.WARN, seen, skill,
                        Prose.of("Skill {} changed under the same version", skill.name()))
                        .because(Prose.of("Version {} now has the content {}", skill.version(), skill.hash()))
                        .because(Prose.of("It had {} before", before))
                        .withholds(KnownSkills.RELEASE, Key.of(skill.name(), skill.version(), skill.hash())).build()));
        List<String> gained = gained(seen, skill, normal);
        if (!gained.isEmpty()) {
            Raised.Draft draft = draft("new-ability", Severity.WARN, seen, skill,
                    Prose.of("Skill {} can do more than before", skill.name()))
                    .because(Prose
                            .of("New in it: " + String.join(", ", gained.stream().map(MaliciousSkill::said).toList())));
            gained.forEach(
                    ability -> draft.withholds(KnownSkills.ABILITY, Key.of(skill.name(), Untrusted.of(ability))));
            found.raise(draft.build());
        }
        otherAuthor(seen, skill, normal)
                .ifPresent(before -> found.raise(draft("other-author", Severity.WARN, seen, skill,
                        Prose.of("Skill {} has another author", skill.name()))
                        .because(Prose.of("It was by {}, and is by {} now", before, skill.author()))
                        .withholds(KnownSkills.AUTHOR, Key.of(skill.name(), skill.author())).build()));
    }

    /** Our own words for an ability; never those of the event. */
    private static String said(String ability) {
        return switch (ability) {
            case "exec" -> "it runs code that it fetched or hid";
            case "network" -> "it talks to the internet";
            case "credentials" -> "it reads keys or passwords";
            case "startup" -> "it starts itself again";
            default -> "an ability without a name of ours";
        };
    }

    /** The content that this version had, if it was another. */
    private static Optional<Untrusted> quietly(Sighting seen, Skill skill, Normal normal) {
        if (skill.version().isEmpty() || skill.hash().isEmpty()) {
            return Optional.empty();
        }
        Untrusted before = Skill.text(seen, "previous_hash");
        if (!before.isEmpty() && Skill.text(seen, "previous_version").equals(skill.version())
                && !before.equals(skill.hash())) {
            return Optional.of(before);
        }
        Set<Untrusted> known = KnownSkills.last(KnownSkills.RELEASE, Key.of(skill.name(), skill.version()), normal);
        return known.contains(skill.hash()) ? Optional.empty() : known.stream().findFirst();
    }

    private static List<String> gained(Sighting seen, Skill skill, Normal normal) {
        boolean told = seen.event().metadata().get("previous_abilities").isPresent();
        if (!told && !KnownSkills.isKnown(skill, normal)) {
            return List.of();
        }
        Set<String> before = told
                ? Set.copyOf(Skill.texts(seen, "previous_abilities"))
                : texts(KnownSkills.ABILITY, Key.of(skill.name()), normal);
        return skill.abilities().stream().filter(ability -> !before.contains(ability)).toList();
    }

    private static Set<String> texts(Fact fact, Key prefix, Normal normal) {
        return KnownSkills.last(fact, prefix, normal).stream().map(Untrusted::clear)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Untrusted> otherAuthor(Sighting seen, Skill skill, Normal normal) {
        if (skill.author().isEmpty()) {
            return Optional.empty();
        }
        Untrusted told = Skill.text(seen, "previous_author");
        Set<Untrusted> before = told.isEmpty()
                ? KnownSkills.last(KnownSkills.AUTHOR, Key.of(skill.name()), normal)
                : Set.of(told);
        return before.stream().anyMatch(author -> same(author, skill.author()))
                ? Optional.empty()
                : before.stream().findFirst();
    }

    private static boolean same(Untrusted a, Untrusted b) {
        return a.clear().strip().toLowerCase(Locale.ROOT).equals(b.clear().strip().toLowerCase(Locale.ROOT));
    }

    /** What the trust system said of it, where it was asked. */
    private static void trust(Sighting seen, Skill skill, Found found) {
        switch (Skill.text(seen, "skill_signature").clear()) {
            case "invalid" -> found.raise(draft("signature-invalid", Severity.CRITICAL, seen, skill,
                    Prose.of("Skill {} is not what was signed", skill.name()))
                    .because(Prose.of("It carries a signature that does not fit its content")).build());
            case "none" -> found.raise(
                    draft("unsigned", Severity.INFO, seen, skill, Prose.of("Skill {} is not signed", skill.name()))
                            .because(Prose.of("Nobody vouches for its content")).build());
            default -> {
                // valid, or not asked
            }
        }
        if (Skill.text(seen, "skill_lock").clear().equals("changed")) {
            found.raise(draft("not-as-locked", Severity.WARN, seen, skill,
                    Prose.of("Skill {} is not what skills.lock holds", skill.name()))
                    .because(Prose.of("Its content is another than the one that was locked")).build());
        }
    }
}
