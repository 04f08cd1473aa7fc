package app.mallcop.detect.skills;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import app.mallcop.text.skills.SkillFile;
import app.mallcop.text.skills.SkillReport;
import app.mallcop.text.skills.SkillScan;
import app.mallcop.text.skills.SkillSignal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A skill as an event shows it. An import may carry its text instead of what a scan said of it; then it is scanned here.
 *
 * @param name empty where the event names none
 * @param hash of all its files, or of its text; empty where neither is known
 */
record Skill(Untrusted name, Untrusted author, Untrusted version, Untrusted hash, List<SkillSignal> signals,
        List<String> hosts,
        List<String> hashes, List<String> abilities) {

    private static final String CONTENT = "skill_content";

    Skill {
        signals = List.copyOf(signals);
        hosts = List.copyOf(hosts);
        hashes = List.copyOf(hashes);
        abilities = List.copyOf(abilities);
    }

    static Skill of(Sighting seen) {
        List<SkillSignal> signals = new ArrayList<>(
                seen.event().metadata().get(SkillReport.SIGNALS).map(SkillReport::read).orElse(List.of()));
        TreeSet<String> hosts = new TreeSet<>(texts(seen, SkillReport.HOSTS));
        TreeSet<String> abilities = new TreeSet<>(texts(seen, SkillReport.ABILITIES));
        TreeSet<String> hashes = new TreeSet<>(texts(seen, SkillReport.FILES));
        Untrusted hash = text(seen, SkillReport.HASH);
        Untrusted content = text(seen, CONTENT);
        if (!content.isEmpty()) {
            SkillReport report = SkillScan.scanText("SKILL.md", content.clear());
            report.signals().stream().filter(one -> signals.stream().noneMatch(had -> had.rule().equals(one.rule())))
                    .forEach(signals::add);
            hosts.addAll(report.hosts());
            abilities.addAll(report.abilities());
            String ofContent = SkillFile.sha256(content.clear().getBytes(StandardCharsets.UTF_8));
            hashes.add(ofContent);
            hash = hash.isEmpty() ? Untrusted.of(ofContent) : hash;
        }
        if (!hash.isEmpty()) {
            hashes.add(hash.clear());
        }
        Untrusted name = text(seen, "skill_name");
        return new Skill(name.isEmpty() ? seen.event().target() : name, text(seen, "skill_author"),
                text(seen, "skill_version"), hash, signals,
                List.copyOf(hosts), List.copyOf(hashes), List.copyOf(abilities));
    }

    static Untrusted text(Sighting seen, String key) {
        return seen.meta(key).orElse(Untrusted.EMPTY);
    }

    /** The texts of a list, or the values of an object. */
    static List<String> texts(Sighting seen, String key) {
        List<String> texts = new ArrayList<>();
        Value value = seen.event().metadata().get(key).orElse(Value.Nothing.NULL);
        if (value instanceof Value.Items(List<Value> items)) {
            items.forEach(item -> add(item, texts));
        } else if (value instanceof Value.Fields(var fields)) {
            for (Map.Entry<Untrusted, Value> field : fields.entrySet()) {
                add(field.getValue(), texts);
            }
        }
        return texts;
    }

    private static void add(Value value, List<String> texts) {
        if (value instanceof Value.Text(Untrusted text) && !text.isEmpty()) {
            texts.add(text.clear());
        }
    }
}
