package app.mallcop.connect.openclaw.skills;

import java.util.Optional;

/**
 * The head of a SKILL.md. Only single lines are read, one after the other: of a head that is no good YAML the name counts
 * all the same, since it decides which skill is meant.
 */
final class FrontMatter {

    private static final int MOST_LINES = 200;
    private static final int LONGEST = 200;

    private FrontMatter() {}

    static Optional<String> value(String content, String name) {
        String[] lines = content.split("\r\n|\n|\r", MOST_LINES);
        if (lines.length < 2 || !lines[0].replace("\uFEFF", "").strip().equals("---")) {
            return Optional.empty();
        }
        for (int i = 1; i < lines.length && !lines[i].strip().equals("---"); i++) {
            if (lines[i].startsWith(name) && lines[i].substring(name.length()).stripLeading().startsWith(":")) {
                return Optional
                        .of(bare(lines[i].substring(name.length()).stripLeading().substring(1).strip()))
                        .filter(value -> !value.isEmpty() && !value.startsWith("|") && !value.startsWith(">"));
            }
        }
        return Optional.empty();
    }

    private static String bare(String value) {
        String bare = value;
        char first = bare.isEmpty() ? ' ' : bare.charAt(0);
        if (first == '"' || first == '\'') {
            int end = bare.indexOf(first, 1);
            bare = bare.substring(1, end < 0 ? bare.length() : end);
        } else if (bare.indexOf(" #") >= 0) {
            bare = bare.substring(0, bare.indexOf(" #")).strip();
        }
        return bare.substring(0, Math.min(bare.length(), LONGEST));
    }
}
