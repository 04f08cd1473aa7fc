package app.mallcop.cli.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The manual in roff: file name to text. */
public final class ManPages {

    private final Catalogue catalogue;

    public ManPages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        List<String> names = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        for (Catalogue.Entry entry : catalogue.entries()) {
            Command<?> command = catalogue.make(entry.name());
            if (entry.group() == Catalogue.Group.HIDDEN || command == null) {
                continue;
            }
            String page = "mallcop-" + entry.name().replace(' ', '-');
            names.add(page);
            pages.put(page + ".1", one(page, entry, command.form()));
            list.append(".TP\n").append(".B ").append(text("mallcop " + entry.name())).append('\n')
                    .append(text(entry.line())).append('\n');
        }
        String seeAlso = ".SH SEE ALSO\n"
                + String.join(",\n", names.stream().map(n -> ".BR " + text(n) + " (1)").toList());
        pages.put("mallcop.1", head("mallcop", "watches a small company's audit logs")
                + ".SH SYNOPSIS\n.B mallcop\n[\\-\\-dir DIR] [\\-\\-human] COMMAND ...\n.SH COMMANDS\n" + list
                + options("OPTIONS OF EVERY COMMAND", Globals.ALL)
                + ".SH EXIT STATUS\n0 fine, 1 failed, 2 wrong usage or configuration, 3 partly failed, "
                + "4 ran fine and the answer is no.\n" + seeAlso + "\n");
        return pages;
    }

    private static String one(String page, Catalogue.Entry entry, Form form) {
        StringBuilder out = new StringBuilder(head(page, entry.line()));
        out.append(".SH SYNOPSIS\n").append(text(HelpText.synopsis(entry.name(), form))).append('\n');
        out.append(".SH DESCRIPTION\n").append(text(form.about())).append('\n');
        if (!form.arguments().isEmpty()) {
            out.append(".SH ARGUMENTS\n");
            form.arguments().forEach(argument -> out.append(".TP\n.I ").append(text(argument.kind().label()))
                    .append('\n').append(text(argument.help())).append('\n'));
        }
        out.append(options("OPTIONS", form.options().stream().filter(option -> !option.hidden()).toList()));
        out.append(".SH EXAMPLES\n.nf\n");
        form.examples().forEach(example -> out.append(text(example)).append('\n'));
        return out.append(".fi\n.SH SEE ALSO\n.BR mallcop (1)\n").toString();
    }

    private static String head(String page, String line) {
        return ".TH \"" + text(page).toUpperCase(java.util.Locale.ROOT) + "\" \"1\"\n.SH NAME\n" + text(page) + " \\- "
                + text(line) + "\n";
    }

    private static String options(String title, List<? extends Option<?>> options) {
        StringBuilder out = new StringBuilder();
        if (!options.isEmpty()) {
            out.append(".SH ").append(title).append('\n');
            options.forEach(option -> out.append(".TP\n.B ").append(text(HelpText.label(option))).append('\n')
                    .append(text(HelpText.help(option))).append('\n'));
        }
        return out.toString();
    }

    /** Roff reads a leading dot or quote, and every backslash, as its own. */
    private static String text(String own) {
        String escaped = own.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
