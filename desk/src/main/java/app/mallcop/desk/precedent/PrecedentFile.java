package app.mallcop.desk.precedent;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.store.config.YamlFile;
import app.mallcop.store.repo.Repo;
import app.mallcop.text.airlock.Boxing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * {@code resolution_rules.yaml}: the learned rules for people to read. Nothing is decided by what it says: it is written anew from
 * the decisions, so a merge that went wrong does no harm.
 */
public final class PrecedentFile {

    public static final String NAME = "resolution_rules.yaml";

    private static final String HEAD = """
            # What people have closed often enough in the same way that mallcop closes it, for a while.
            # Made of decisions.jsonl: to change it here changes nothing. mallcop rules list, mallcop rules remove ID
            """;

    /** The others come from outside, and stand in their box. */
    private static final Set<String> OURS = Set.of("detector", "rule", "source", "event_type", "hours_utc");

    private PrecedentFile() {}

    /** The same rules write no byte, and without any there is no file to begin with. */
    public static void write(Repo repo, Precedents precedents) throws IOException {
        Path file = repo.layout().root().resolve(NAME);
        byte[] content = text(precedents).getBytes(StandardCharsets.UTF_8);
        boolean there = Files.exists(file);
        if ((there || !precedents.all().isEmpty()) && !(there && Arrays.equals(Files.readAllBytes(file), content))) {
            repo.disk().replace(file, content);
        }
    }

    /** How many of it hold at that time, without looking at a decision. */
    public static long holding(Path repo, Instant now) {
        Path file = repo.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        ConfigNode.Fields root = YamlFile.read(file, NAME).root();
        ConfigNode.Field rules = root == null ? null : root.fields().get("rules");
        if (rules == null || !(rules.value() instanceof ConfigNode.Items items)) {
            return 0;
        }
        String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        return items.items().stream().filter(item -> item instanceof ConfigNode.Fields fields
                && fields.fields().get("expires") != null
                && fields.fields().get("expires").value() instanceof ConfigNode.Scalar expires
                && expires.text().compareTo(today) > 0).count();
    }

    static String text(Precedents precedents) {
        StringBuilder out = new StringBuilder(HEAD).append("version: 1\nrules:");
        if (precedents.all().isEmpty()) {
            return out.append(" []\n").toString();
        }
        out.append('\n');
        for (Precedent one : precedents.all()) {
            out.append("  - id: ").append(one.id()).append('\n');
            one.terms().forEach((name, value) -> field(out, name,
                    value.isEmpty() || OURS.contains(name) ? value.clear() : Boxing.boxed(value)));
            field(out, "severity_up_to", one.upTo().word());
            out.append("    seen_at_most: ").append(one.most()).append('\n');
            out.append("    closed_by_people: ").append(one.findings().size()).append('\n');
            out.append("    on_days: ").append(one.days()).append('\n');
            out.append("    confirmed: ").append(day(one.confirmed())).append('\n');
            out.append("    expires: ").append(day(one.expires())).append('\n');
        }
        return out.toString();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append("    ").append(name).append(": \"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c >= 127) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append("\"\n");
    }
}
