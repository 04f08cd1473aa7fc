package app.mallcop.text.skills;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a file into statements. In documents, blocks of commands and commands within sentences are told from the sentences. */
final class Statements {

    /** A longer line is cut; each part overlaps the one before. */
    private static final int LONGEST = 4_096;
    private static final int OVERLAP = 512;
    /** A statement goes over at most this many lines. */
    private static final int MOST_JOINED = 50;

    private static final List<String> WARNINGS = List.of("never ", "don't", "do not ", "dont ", "avoid ", "unsafe",
            "dangerous", "insecure",
            "bad example", "bad practice", "anti-pattern", "malicious", "attack", "❌", "✗", "⛔", "must not",
            "should not", "instead of ", "refuse", "block ");

    private final List<Statement> statements = new ArrayList<>();
    private final boolean document;
    private boolean fenced;
    private boolean fenceWarned;
    private boolean warnedBefore;

    private Statements(boolean document) {
        this.document = document;
    }

    static List<Statement> of(String path, String content) {
        Statements cut = new Statements(isDocument(path));
        cut.cut(content.split("\\R", -1));
        return cut.statements;
    }

    /** What a part that is hidden from people says. */
    static List<Statement> hidden(int line, String content) {
        List<Statement> statements = new ArrayList<>();
        int at = line;
        for (String one : content.split("\\R", -1)) {
            add(statements, at++, Where.HIDDEN, one, false);
        }
        return statements;
    }

    static boolean isDocument(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".txt") || name.endsWith(".rst")
                || name.endsWith(".html");
    }

    private void cut(String[] lines) {
        for (int i = 0; i < lines.length;) {
            StringBuilder joined = new StringBuilder(lines[i]);
            int last = i;
            while (last + 1 < lines.length && last - i < MOST_JOINED && joined.length() < LONGEST && goesOn(joined)) {
                if (joined.charAt(joined.length() - 1) == '\\') {
                    joined.setLength(joined.length() - 1);
                }
                joined.append(document && !fenced ? " " : "").append(lines[++last]);
            }
            line(i + 1, joined.toString());
            i = last + 1;
        }
    }

    private static boolean goesOn(StringBuilder line) {
        int end = line.length();
        return (end > 0 && line.charAt(end - 1) == '\\') || endsWith(line, "|") || endsWith(line, "&&");
    }

    private static boolean endsWith(StringBuilder line, String end) {
        return line.length() > end.length() + 1 && line.indexOf(end, line.length() - end.length()) >= 0
                && !line.substring(0, 1).equals("|");
    }

    private void line(int number, String line) {
        String bare = line.strip();
        if (!document) {
            boolean remark = (bare.startsWith("#") && !bare.startsWith("#!")) || bare.startsWith("//")
                    || bare.startsWith("rem ");
            add(statements, number, remark ? Where.REMARK : Where.CODE, line, false);
        } else if (bare.startsWith("```") || bare.startsWith("~~~")) {
            fenced = !fenced;
            fenceWarned = fenced && warnedBefore;
        } else if (fenced) {
            add(statements, number, Where.FENCE, withoutPrompt(bare), fenceWarned || warns(bare));
        } else {
            prose(number, line, bare);
        }
    }

    private void prose(int number, String line, String bare) {
        boolean warned = warns(bare);
        if (line.startsWith("    ") || line.startsWith("\t")) {
            add(statements, number, Where.FENCE, withoutPrompt(bare), warned || warnedBefore);
        } else {
            for (String piece : bare.split("`")) {
                add(statements, number, Where.PROSE, withoutPrompt(piece), warned);
            }
        }
        if (!bare.isEmpty()) {
            warnedBefore = warned;
        }
    }

    private static String withoutPrompt(String line) {
        return line.startsWith("$ ") || line.startsWith("> ") || line.startsWith("# ") ? line.substring(2) : line;
    }

    private static boolean warns(String line) {
        String small = line.toLowerCase(Locale.ROOT);
        return WARNINGS.stream().anyMatch(small::contains);
    }

    private static void add(List<Statement> statements, int line, Where where, String text, boolean warned) {
        for (int from = 0; from < text.length(); from += LONGEST - OVERLAP) {
            String part = text.substring(from, Math.min(text.length(), from + LONGEST));
            if (!part.isBlank()) {
                statements.add(Statement.of(line, where, part, warned));
            }
            if (from + LONGEST >= text.length()) {
                return;
            }
        }
    }
}
