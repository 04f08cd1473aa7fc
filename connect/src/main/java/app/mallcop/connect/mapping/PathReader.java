package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code properties.requestbody!json.roles[0]."odd name" | lower} into a {@link Path}. */
final class PathReader {

    /** These end a name unless it is in quotes. */
    private static final String ENDS_A_NAME = ".[]!|\"{}";

    private final String text;
    private final int end;
    private final Map<String, Table> tables;
    private int at;

    private PathReader(String text, int from, int end, Map<String, Table> tables) {
        this.text = text;
        this.at = from;
        this.end = end;
        this.tables = tables;
    }

    static Path read(String text, Map<String, Table> tables) throws Flaw {
        return read(text, 0, text.length(), tables);
    }

    static Path read(String text, int from, int end, Map<String, Table> tables) throws Flaw {
        return new PathReader(text, from, end, tables).path();
    }

    private Path path() throws Flaw {
        skipSpace();
        int start = at;
        String first = name();
        List<Step> steps = new ArrayList<>();
        Path.Root root = switch (first) {
            case "$item" -> Path.Root.ITEM;
            case "$stream" -> Path.Root.STREAM;
            default -> {
                if (first.startsWith("$")) {
                    throw new Flaw(start, "begins with \"" + first + "\"; only $item and $stream are known");
                }
                steps.add(new Step.Name(Untrusted.of(first)));
                yield Path.Root.RECORD;
            }
        };
        steps.addAll(steps());
        return new Path(root, steps, changes());
    }

    private List<Step> steps() throws Flaw {
        List<Step> steps = new ArrayList<>();
        for (skipSpace(); at < end && text.charAt(at) != '|'; skipSpace()) {
            char c = text.charAt(at);
            if (c == '.') {
                at++;
                steps.add(new Step.Name(Untrusted.of(name())));
            } else if (c == '!') {
                inner();
                steps.add(Step.InnerJson.STEP);
            } else if (text.startsWith("[*]", at)) {
                at += 3;
                steps.add(new Step.Each(steps()));
                return steps;
            } else if (c == '[') {
                steps.add(bracket());
            } else {
                throw new Flaw(at, "has \"" + c + "\" where '.', '[', '!json' or '|' may stand");
            }
        }
        return steps;
    }

    private void inner() throws Flaw {
        if (!text.startsWith("!json", at)) {
            throw new Flaw(at, "has '!' without json after it");
        }
        at += "!json".length();
    }

    private Step bracket() throws Flaw {
        int open = at++;
        int close = text.indexOf(']', at);
        if (close < 0 || close >= end) {
            throw new Flaw(open, "has '[' without ']'");
        }
        String inside = text.substring(at, close).strip();
        at = close + 1;
        int equals = inside.indexOf('=');
        if (equals > 0) {
            return new Step.Search(Untrusted.of(unquoted(inside.substring(0, equals))),
                    unquoted(inside.substring(equals + 1)).toLowerCase(Locale.ROOT));
        }
        try {
            return new Step.Index(Integer.parseInt(inside));
        } catch (NumberFormatException e) {
            throw new Flaw(open, "has \"[" + inside + "]\"; write [0], [*] or [Name=value]");
        }
    }

    private static String unquoted(String text) {
        String plain = text.strip();
        return plain.length() >= 2 && plain.startsWith("\"") && plain.endsWith("\"")
                ? plain.substring(1, plain.length() - 1)
                : plain;
    }

    private String name() throws Flaw {
        if (at < end && text.charAt(at) == '"') {
            int close = text.indexOf('"', at + 1);
            if (close < 0 || close >= end) {
                throw new Flaw(at, "has a quote that is not closed");
            }
            String name = text.substring(at + 1, close);
            at = close + 1;
            return name;
        }
        int start = at;
        while (at < end && ENDS_A_NAME.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at).strip();
        if (name.isEmpty()) {
            throw new Flaw(start, "lacks a name");
        }
        return name;
    }

    private List<Change> changes() throws Flaw {
        List<Change> changes = new ArrayList<>();
        while (at < end) {
            int start = ++at;
            int next = text.indexOf('|', at);
            at = next < 0 || next > end ? end : next;
            changes.add(Changes.named(text.substring(start, at).strip(), tables, start));
        }
        return changes;
    }

    private void skipSpace() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }
}
