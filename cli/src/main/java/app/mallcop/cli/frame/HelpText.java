package app.mallcop.cli.frame;

import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Page;
import java.util.ArrayList;
import java.util.List;

/** Help as text: of everything, and of one command. */
public final class HelpText {

    private static final int INDENT = 26;

    private final Catalogue catalogue;

    public HelpText(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public void all(Page page) {
        page.line("mallcop watches a small company's audit logs and takes to you only what is worth your minute.")
                .line();
        page.line("mallcop [--dir DIR] [--human] COMMAND …").line();
        for (Catalogue.Group group : Catalogue.Group.values()) {
            List<Catalogue.Entry> rows = catalogue.entries().stream().filter(entry -> entry.group() == group).toList();
            if (group != Catalogue.Group.HIDDEN && !rows.isEmpty()) {
                page.heading(group.title());
                rows.forEach(row -> row(page, row.name(), row.line()));
                page.line();
            }
        }
        page.heading("With every command");
        Globals.ALL.forEach(option -> row(page, label(option), option.help()));
        row(page, "--version", "the version, and nothing else");
        page.line().heading("Examples");
        page.line("  mallcop status --human            how things stand, for people");
        page.line("  mallcop help COMMAND              all about one command");
        page.line()
                .line("Output is one JSON document on stdout. Exit codes: 0 fine, 1 failed, 2 wrong usage or config,");
        page.line("3 partly failed, 4 ran fine and the answer is no.");
    }

    public void one(String name, Form form, Page page) {
        catalogue.entries().stream().filter(entry -> entry.name().equals(name)).findFirst()
                .ifPresent(entry -> page.line("mallcop " + name + ": " + entry.line()).line());
        page.line(Ink.BOLD, synopsis(name, form)).line();
        wrapped(form.about(), 0, page.width()).forEach(page::line);
        if (!form.arguments().isEmpty()) {
            page.line().heading("Arguments");
            form.arguments().forEach(argument -> row(page, argument.kind().label(), argument.help()));
        }
        List<Option<?>> shown = form.options().stream().filter(option -> !option.hidden()).toList();
        if (!shown.isEmpty()) {
            page.line().heading("Options");
            shown.forEach(option -> row(page, label(option), help(option)));
        }
        page.line().heading("With every command");
        Globals.ALL.forEach(option -> row(page, label(option), option.help()));
        page.line().heading("Examples");
        form.examples().forEach(example -> page.line("  " + example));
    }

    public static String synopsis(String name, Form form) {
        StringBuilder line = new StringBuilder("mallcop ").append(name);
        for (Option<?> option : form.options()) {
            if (!option.hidden()) {
                line.append(" [").append(option.name()).append(option.isFlag() ? "" : " " + option.kind().label())
                        .append(']').append(option.repeatable() ? "…" : "");
            }
        }
        for (Argument<?> argument : form.arguments()) {
            String label = argument.kind().label();
            line.append(' ').append(switch (argument.times()) {
                case ONCE -> label;
                case PERHAPS -> "[" + label + "]";
                case AT_LEAST_ONCE -> label + "…";
                case ANY -> "[" + label + "…]";
            });
        }
        return line.toString();
    }

    public static String label(Option<?> option) {
        return String.join(", ", option.names()) + (option.isFlag() ? "" : " " + option.kind().label());
    }

    public static String help(Option<?> option) {
        List<String> named = option.kind().choices();
        String choices = named.stream().allMatch(option.help()::contains) ? "" : ": " + String.join(", ", named);
        return option.help() + choices + option.fallback().map(word -> " (default: " + word + ")").orElse("");
    }

    private static void row(Page page, String left, String right) {
        List<String> lines = wrapped(right, INDENT, page.width());
        String head = "  " + left;
        if (head.length() > INDENT - 2) {
            page.line(head);
        } else {
            page.line(head + " ".repeat(INDENT - head.length()) + lines.removeFirst().stripLeading());
        }
        lines.forEach(page::line);
    }

    private static List<String> wrapped(String text, int indent, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.split("\\s+")) {
            if (line.length() > indent && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(line.length() > indent ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
