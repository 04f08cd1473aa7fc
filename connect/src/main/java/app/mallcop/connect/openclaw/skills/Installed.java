package app.mallcop.connect.openclaw.skills;

import app.mallcop.api.Untrusted;
import app.mallcop.text.skills.SkillReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A skill as it lies there.
 *
 * @param shown its folder, as a person writes it
 * @param name by its head, else its folder's
 * @param origin where its installer says it came from
 */
record Installed(Path path, Untrusted shown, Untrusted name, String tier, SkillReport report, Optional<Untrusted> owner,
        Optional<Untrusted> author, Optional<Untrusted> version, Optional<Untrusted> origin) {

    /** What is compared between two looks. */
    TreeMap<String, Untrusted> fields(String overrides) {
        TreeMap<String, Untrusted> fields = new TreeMap<>();
        fields.put("name", name);
        fields.put("hash", Untrusted.of(report.hash()));
        fields.put("tier", Untrusted.of(tier));
        fields.put("abilities", Untrusted.of(String.join(",", report.abilities())));
        version.ifPresent(text -> fields.put("version", text));
        author.ifPresent(text -> fields.put("author", text));
        if (!overrides.isEmpty()) {
            fields.put("overrides", Untrusted.of(overrides));
        }
        return fields;
    }
}
