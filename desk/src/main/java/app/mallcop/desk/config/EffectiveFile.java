package app.mallcop.desk.config;

import app.mallcop.api.config.Shown;
import java.util.List;

/** Renders effective values as the YAML file that would say all of it. */
final class EffectiveFile {

    private static final int COMMENT_AT = 56;

    private final StringBuilder out = new StringBuilder();
    private String section = "";
    private String group = "";

    private EffectiveFile() {}

    static String of(List<ConfigCheck.Effective> values) {
        EffectiveFile file = new EffectiveFile();
        values.forEach(file::value);
        return file.out.toString();
    }

    private void value(ConfigCheck.Effective value) {
        String path = value.path();
        int first = firstEnd(path);
        String top = path.substring(0, first);
        if (first == path.length()) {
            line("", top, value);
            return;
        }
        if (!top.equals(section)) {
            out.append('\n').append(top).append(":\n");
            section = top;
            group = "";
        }
        int last = path.lastIndexOf('.');
        String between = path.substring(Math.min(first + (path.charAt(first) == '.' ? 1 : 0), last), last);
        if (last == first) {
            line("  ", path.substring(last + 1), value);
        } else if (between.endsWith("]")) {
            String header = between.startsWith("[") ? "" : "  " + between.substring(0, between.indexOf('[')) + ":\n";
            boolean begins = !between.equals(group);
            if (begins && between.endsWith("[0]")) {
                out.append(header);
            }
            String indent = header.isEmpty() ? "  " : "    ";
            line(begins ? indent + "- " : indent + "  ", path.substring(last + 1), value);
            group = between;
        } else {
            if (!between.equals(group)) {
                out.append("  ").append(name(between)).append(":\n");
                group = between;
            }
            line("    ", path.substring(last + 1), value);
        }
    }

    private static int firstEnd(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                return i;
            }
        }
        return path.length();
    }

    private void line(String indent, String name, ConfigCheck.Effective value) {
        int start = out.length();
        out.append(indent).append(name(name)).append(": ").append(value.json());
        out.repeat(" ", Math.max(1, COMMENT_AT - (out.length() - start))).append("# ")
                .append(value.origin().told());
        for (ConfigCheck.Needs needs : value.references()) {
            out.append(", ").append(needs.variable()).append(' ').append(needs.state().word());
        }
        out.append('\n');
    }

    private static String name(String name) {
        return app.mallcop.api.Names.isConnectorId(name) ? name : Shown.quoted(name);
    }
}
