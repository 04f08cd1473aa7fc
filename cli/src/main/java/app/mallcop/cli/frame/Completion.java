package app.mallcop.cli.frame;

import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion scripts. The only place, with the manual, where every command is made. */
public final class Completion {

    private final Catalogue catalogue;

    public Completion(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public String bash() {
        return AutoComplete.bash("mallcop", tree());
    }

    /** The same script: it turns on zsh's own emulation of bash's completion where it finds itself in zsh. */
    public String zsh() {
        return bash();
    }

    public String fish() {
        StringBuilder script = new StringBuilder("# completion of mallcop for fish\ncomplete -c mallcop -f\n");
        for (Option<?> option : Globals.ALL) {
            fish(script, "", option);
        }
        Set<String> heads = new LinkedHashSet<>();
        for (Catalogue.Entry entry : catalogue.entries()) {
            Command<?> command = catalogue.make(entry.name());
            if (entry.group() == Catalogue.Group.HIDDEN || command == null) {
                continue;
            }
            String[] name = entry.name().split(" ");
            String seen = "__fish_seen_subcommand_from " + name[0];
            if (heads.add(name[0])) {
                script.append("complete -c mallcop -n __fish_use_subcommand -a ").append(name[0]).append(" -d ")
                        .append(quoted(name.length == 1 ? entry.line() : name[0] + " …")).append('\n');
            }
            if (name.length == 2) {
                script.append("complete -c mallcop -n ").append(quoted(seen)).append(" -a ").append(name[1])
                        .append(" -d ").append(quoted(entry.line())).append('\n');
                seen = seen + "; and __fish_seen_subcommand_from " + name[1];
            }
            Form form = command.form();
            for (Option<?> option : form.options()) {
                if (!option.hidden()) {
                    fish(script, seen, option);
                }
            }
            for (Argument<?> argument : form.arguments()) {
                if (!argument.kind().choices().isEmpty()) {
                    script.append("complete -c mallcop -n ").append(quoted(seen)).append(" -a ")
                            .append(quoted(String.join(" ", argument.kind().choices()))).append('\n');
                }
            }
        }
        return script.toString();
    }

    private static void fish(StringBuilder script, String condition, Option<?> option) {
        script.append("complete -c mallcop");
        if (!condition.isEmpty()) {
            script.append(" -n ").append(quoted(condition));
        }
        for (String name : option.names()) {
            script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (!option.isFlag()) {
            script.append(
                    option.kind().label().equals("DIR") || option.kind().label().equals("FILE") ? " -r -F" : " -x");
            if (!option.kind().choices().isEmpty()) {
                script.append(" -a ").append(quoted(String.join(" ", option.kind().choices())));
            }
        }
        script.append(" -d ").append(quoted(option.help())).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private CommandLine tree() {
        CommandLine root = new CommandLine(CommandSpec.create().name("mallcop"));
        for (Catalogue.Entry entry : catalogue.entries()) {
            Command<?> command = catalogue.make(entry.name());
            if (entry.group() == Catalogue.Group.HIDDEN || command == null) {
                continue;
            }
            CommandLine above = root;
            String[] name = entry.name().split(" ");
            if (name.length == 2) {
                CommandLine group = root.getSubcommands().get(name[0]);
                if (group == null) {
                    group = new CommandLine(CommandSpec.create());
                    root.addSubcommand(name[0], group);
                }
                above = group;
            }
            String last = name[name.length - 1];
            above.addSubcommand(last, new CommandLine(spec(last, command.form())));
        }
        return root;
    }

    private static CommandSpec spec(String name, Form form) {
        CommandSpec spec = CommandSpec.create().name(name);
        Globals.ALL.forEach(option -> spec.addOption(spec(option)));
        form.options().forEach(option -> spec.addOption(spec(option)));
        int index = 0;
        for (Argument<?> argument : form.arguments()) {
            spec.addPositional(PositionalParamSpec.builder().index(argument.isMany() ? index + "..*" : index + "")
                    .paramLabel(argument.kind().label()).type(type(argument.kind()))
                    .completionCandidates(candidates(argument.kind())).build());
            index++;
        }
        return spec;
    }

    private static OptionSpec spec(Option<?> option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new))
                .arity(option.isFlag() ? "0" : "1").hidden(option.hidden());
        return option.isFlag()
                ? builder.type(boolean.class).build()
                : builder.type(type(option.kind())).completionCandidates(candidates(option.kind())).build();
    }

    /** A path completes as a file; anything else as itself. */
    private static Class<?> type(Kind<?> kind) {
        return kind.label().equals("DIR") || kind.label().equals("FILE") ? File.class : String.class;
    }

    private static @Nullable List<String> candidates(Kind<?> kind) {
        return kind.choices().isEmpty() ? null : kind.choices();
    }
}
