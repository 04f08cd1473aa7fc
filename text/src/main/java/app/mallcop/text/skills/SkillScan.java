package app.mallcop.text.skills;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.text.canonical.Canonical;
import app.mallcop.text.canonical.Embedded;
import app.mallcop.text.canonical.Tokens;
import app.mallcop.text.injection.InjectionScan;
import app.mallcop.text.injection.Place;
import app.mallcop.text.injection.Signal;
import app.mallcop.text.injection.Weight;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads all files of a skill. Linear in their size; files beyond the limit are named, not read. One use for one skill. */
public final class SkillScan {

    private static final int MOST_DEPTH = 2;
    private static final int MOST_DECODED = 256 * 1024;
    private static final int MOST_HOSTS = 200;
    /** One invisible character may be an accident of copying. */
    private static final int LEAST_HIDDEN = 3;

    private record Spot(String rule, Untrusted path) {}

    private final Map<Spot, SkillSignal> signals = new LinkedHashMap<>();
    private final TreeSet<String> hosts = new TreeSet<>();
    private int decoded;
    private int met;

    private SkillScan() {}

    /** @param mostFiles files beyond it, by path, are only counted */
    public static SkillReport scan(List<SkillFile> files, int mostFiles) {
        SkillScan scan = new SkillScan();
        List<SkillFile> sorted = files.stream().sorted(Comparator.comparing(SkillFile::path)).toList();
        SortedMap<String, String> hashes = new TreeMap<>();
        StringBuilder tree = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            scan.file(sorted.get(i), i < mostFiles, hashes, tree);
        }
        if (sorted.size() > mostFiles) {
            scan.add("not-all-read", "", 0, false,
                    (sorted.size() - mostFiles) + " files beyond the limit of " + mostFiles);
        }
        TreeSet<String> abilities = new TreeSet<>();
        for (SkillSignal signal : scan.signals.values()) {
            String ability = SkillRule.named(signal.rule()).ability();
            if (!ability.isEmpty()) {
                abilities.add(ability);
            }
        }
        if (!scan.hosts.isEmpty()) {
            abilities.add("network");
        }
        return new SkillReport(List.copyOf(scan.signals.values()),
                SkillFile.sha256(tree.toString().getBytes(StandardCharsets.UTF_8)), hashes,
                new TreeSet<>(scan.hosts), abilities);
    }

    /** One text, as an import may carry it. */
    public static SkillReport scanText(String path, String content) {
        return scan(List.of(SkillFile.of(path, content.getBytes(StandardCharsets.UTF_8), false)), 1);
    }

    private void file(SkillFile file, boolean read, SortedMap<String, String> hashes, StringBuilder tree) {
        tree.append(file.path()).append('\0');
        if (leadsOut(file.path())) {
            add("leads-outside", file.path(), 0, false, file.path());
        }
        switch (file) {
            case SkillFile.Text text -> {
                hashes.put(text.path(), text.sha256());
                tree.append(text.sha256()).append(text.executable() ? " x" : "").append('\n');
                if (read) {
                    text(text.path(), text.content());
                }
            }
            case SkillFile.Binary binary -> {
                hashes.put(binary.path(), binary.sha256());
                tree.append(binary.sha256()).append('\n');
                if (binary.program()) {
                    add("binary-inside", binary.path(), 0, false, binary.size() + " bytes");
                }
            }
            case SkillFile.Link link -> {
                tree.append("link ").append(link.target()).append('\n');
                if (leadsOut(link.target()) || link.target().startsWith("/") || link.target().startsWith("~")) {
                    add("leads-outside", link.path(), 0, false, link.target());
                }
            }
            case SkillFile.Unread unread -> {
                tree.append("unread ").append(unread.size()).append('\n');
                add("not-all-read", unread.path(), 0, false, unread.why());
            }
        }
    }

    private static boolean leadsOut(String path) {
        return path.startsWith("/") || path.equals("..") || path.startsWith("../") || path.contains("/../");
    }

    private void text(String path, String content) {
        Lines lines = new Lines(content);
        statements(path, Statements.of(path, content));
        if (Statements.isDocument(path)) {
            remarks(path, content, lines);
        }
        orders(path, content, lines);
        for (String host : Hosts.of(content).names()) {
            if (hosts.size() < MOST_HOSTS) {
                hosts.add(host);
            }
        }
        within(path, content, lines, 0, 1);
    }

    /** A script in base64 is a script. */
    private void within(String path, String content, Lines lines, int outerLine, int depth) {
        Tokens.each(content, Embedded.LEAST, (from, to) -> {
            String inner = decoded < MOST_DECODED ? Embedded.text(content, from, to) : "";
            if (!inner.isEmpty()) {
                decoded += inner.length();
                int line = depth == 1 ? lines.of(from) : outerLine;
                statements(path, Statements.hidden(line, inner));
                if (depth < MOST_DEPTH) {
                    within(path, inner, lines, line, depth + 1);
                }
            }
        });
    }

    /** Whether any rule was met. */
    private boolean statements(String path, List<Statement> statements) {
        int before = met;
        Flow flow = new Flow((rule, statement) -> met(rule, path, statement));
        Credentials credentials = new Credentials();
        for (Statement statement : statements) {
            flow.read(statement);
            if (flow.takeDecodedAndRun()) {
                met("decode-exec", path, statement);
            }
            Patterns.find(statement, rule -> met(rule, path, statement));
            String rule = credentials.read(statement);
            if (!rule.isEmpty()) {
                met(rule, path, statement);
            }
            if (statement.plain().contains("://") && Hosts.of(statement.plain()).anyThrowAway()) {
                met("odd-destination", path, statement);
            }
        }
        return met > before;
    }

    private void met(String rule, String path, Statement statement) {
        met++;
        String named = rule.equals("fetch-exec") && Hosts.of(statement.plain()).areInstallers()
                ? "known-installer"
                : rule;
        SkillRule of = SkillRule.named(named);
        Severity severity = statement.where().isDocs() ? of.docs() : of.code();
        boolean harmless = statement.where() == Where.REMARK
                || (statement.warned() && statement.where() != Where.HIDDEN);
        add(of, path, statement.line(), harmless ? Severity.INFO : severity, statement.plain().strip());
    }

    /** {@code <!-- … -->}: a page shows none of it, and a model reads all of it. */
    private void remarks(String path, String content, Lines lines) {
        for (int at = content.indexOf("<!--"); at >= 0;) {
            int end = content.indexOf("-->", at + 4);
            String remark = content.substring(at + 4, end < 0 ? content.length() : end);
            int line = lines.of(at);
            boolean runs = statements(path, Statements.hidden(line, remark));
            if (runs || Weight.points(InjectionScan.BUILT_IN.scan(remark, Place.TEXT)) >= Weight.WARN / 2) {
                add("hidden-orders", path, line, false, remark.strip());
            }
            at = end < 0 ? -1 : content.indexOf("<!--", end + 3);
        }
    }

    private void orders(String path, String content, Lines lines) {
        List<Signal> found = InjectionScan.BUILT_IN.scan(content, Place.TEXT);
        for (Signal signal : found) {
            rule(signal.kind()).ifPresent(rule -> add(SkillRule.named(rule), path, lines.of(signal.offset()),
                    SkillRule.named(rule).docs(), signal.excerpt().clear()));
            if (signal.hidden() > 0) {
                add("hidden-orders", path, lines.of(signal.offset()), false, signal.excerpt().clear());
            }
        }
        Weight.of(found)
                .ifPresent(weight -> add(SkillRule.named("orders-to-ai"), path,
                        lines.of(found.getFirst().offset()), weight,
                        found.getFirst().excerpt().clear()));
        hidden(path, content, lines);
    }

    private static Optional<String> rule(String kind) {
        return switch (kind) {
            case "unasked" -> Optional.of("unasked");
            case "secrecy" -> Optional.of("secrecy");
            case "fetch" -> Optional.of("obeys-page");
            case "send" -> Optional.of("sends-away");
            default -> Optional.empty();
        };
    }

    /** Invisible characters between plain letters; emoji and other scripts have honest uses for them. */
    private void hidden(String path, String content, Lines lines) {
        int count = 0;
        int first = -1;
        for (int i = 1; i + 1 < content.length(); i++) {
            char c = content.charAt(i);
            boolean invisible = c == '\u200B' || c == '\u2060' || c == '\u200C' || c == '\u200D' || c == '\u00AD'
                    || c == '\uFEFF' || c == '\u202E'
                    || c == '\u202D' || c == '\uDB40';
            if (invisible && isPlain(content.charAt(i - 1))) {
                first = first < 0 ? i : first;
                count++;
            }
        }
        if (count >= LEAST_HIDDEN) {
            String after = content.substring(first, Math.min(content.length(), first + 60));
            add("hidden-text", path, lines.of(first), false, Canonical.of(after).text());
        }
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F;
    }

    private void add(String rule, String path, int line, boolean docs, String excerpt) {
        SkillRule of = SkillRule.named(rule);
        add(of, path, line, docs ? of.docs() : of.code(), excerpt);
    }

    /** Of a rule and file the worst, and of equals the first. */
    private void add(SkillRule rule, String path, int line, Severity severity, String excerpt) {
        SkillSignal signal = new SkillSignal(rule.id(), Untrusted.of(path), line, severity,
                SkillReport.isIndicator(rule, severity),
                Untrusted.of(cut(excerpt)));
        signals.merge(new Spot(rule.id(), signal.path()), signal,
                (before, now) -> now.severity().compareTo(before.severity()) > 0 ? now : before);
    }

    private static String cut(String text) {
        int end = Math.min(text.length(), SkillSignal.LONGEST_EXCERPT);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
