package app.mallcop.cli.frame;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Reads the words after a command's name. Every mistake is a {@link Refusal} that says what would have been right. */
final class Parser {

    private final String name;
    private final Form form;
    // By identity: a spec of picocli changes its hash while it is used.
    private final IdentityHashMap<OptionSpec, Option<?>> options = new IdentityHashMap<>();
    private final IdentityHashMap<PositionalParamSpec, Argument<?>> arguments = new IdentityHashMap<>();

    Parser(String name, Form form) {
        this.name = name;
        this.form = form;
    }

    Given parse(List<String> words) {
        CommandLine line = new CommandLine(spec());
        line.setUnmatchedArgumentsAllowed(true);
        line.setOverwrittenOptionsAllowed(true);
        line.setExpandAtFiles(false);
        CommandLine.ParseResult result;
        try {
            result = line.parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.MissingParameterException e) {
            throw missing(e.getMissing());
        } catch (CommandLine.ParameterException e) {
            throw Refusal.usage(new Problem("usage", Prose.of("{}", Untrusted.of(String.valueOf(e.getMessage()))),
                    "see: mallcop help " + name));
        }
        Map<Option<?>, List<String>> givenOptions = new HashMap<>();
        for (OptionSpec matched : result.matchedOptions()) {
            Option<?> option = options.get(matched);
            if (option != null) {
                List<String> texts = option.isFlag() ? List.of("true") : matched.originalStringValues();
                texts.forEach(text -> check(option.name(), option.kind(), text));
                givenOptions.put(option, texts);
            }
        }
        if (givenOptions.containsKey(Globals.HELP)) {
            return new Given(givenOptions, Map.of());
        }
        if (!result.unmatched().isEmpty()) {
            throw unknown(result.unmatched().getFirst());
        }
        Map<Argument<?>, List<String>> givenArguments = new HashMap<>();
        for (Map.Entry<PositionalParamSpec, Argument<?>> entry : arguments.entrySet()) {
            Argument<?> argument = entry.getValue();
            List<String> texts = entry.getKey().originalStringValues();
            if (texts.isEmpty() && argument.arity().startsWith("1")) {
                throw missing(List.of(entry.getKey()));
            }
            texts.forEach(text -> check(argument.kind().label(), argument.kind(), text));
            givenArguments.put(argument, texts);
        }
        return new Given(givenOptions, givenArguments);
    }

    /** The same, as picocli knows it: its completion generator starts from here. */
    CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("mallcop " + name);
        for (Option<?> option : Globals.ALL) {
            add(spec, option);
        }
        for (Option<?> option : form.options()) {
            add(spec, option);
        }
        int index = 0;
        for (Argument<?> argument : form.arguments()) {
            boolean many = argument.arity().endsWith("*");
            PositionalParamSpec positional = PositionalParamSpec.builder()
                    .index(many ? index + "..*" : Integer.toString(index)).arity(many ? "0..*" : "0..1")
                    .paramLabel(argument.kind().label()).type(String[].class)
                    .completionCandidates(argument.kind().choices()).build();
            arguments.put(positional, argument);
            spec.addPositional(positional);
            index++;
        }
        return spec;
    }

    private void add(CommandSpec spec, Option<?> option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new))
                .arity(option.isFlag() ? "0" : "1").hidden(option.hidden()).description(option.help());
        if (option.isFlag()) {
            builder.type(boolean.class);
        } else {
            builder.type(String[].class).paramLabel(option.kind().label())
                    .completionCandidates(option.kind().choices());
        }
        OptionSpec built = builder.build();
        options.put(built, option);
        spec.addOption(built);
    }

    private void check(String what, Kind<?> kind, String word) {
        if (kind.reader().read(word).isEmpty()) {
            String near = Nearest.of(word, kind.choices()).map(known -> "did you mean " + known + "? ").orElse("");
            throw Refusal.usage(new Problem("bad-value",
                    Prose.of(what + " takes " + kind.takes() + ", not {}", Untrusted.of(word)),
                    near + "see: mallcop help " + name));
        }
    }

    private Refusal missing(List<ArgSpec> missing) {
        List<Problem> problems = new ArrayList<>();
        for (ArgSpec spec : missing) {
            String what = spec instanceof OptionSpec option
                    ? option.longestName() + " needs a value: " + option.paramLabel()
                    : spec.paramLabel() + " is missing";
            problems.add(Problem.of("missing-value", what, "see: mallcop help " + name));
        }
        return Refusal.usage(problems);
    }

    private Refusal unknown(String word) {
        if (!word.startsWith("-") || word.equals("-")) {
            return Refusal.usage(new Problem("unexpected-argument",
                    Prose.of("mallcop " + name + " has no place for {}", Untrusted.of(word)),
                    "see: mallcop help " + name));
        }
        return unknownOption("mallcop " + name, word, form.options(), "see: mallcop help " + name);
    }

    static Refusal unknownOption(String who, String word, List<Option<?>> known, String otherwise) {
        List<String> names = new ArrayList<>();
        known.forEach(option -> names.addAll(option.names()));
        Globals.ALL.forEach(option -> names.addAll(option.names()));
        int equals = word.indexOf('=');
        String typed = equals < 0 ? word : word.substring(0, equals);
        String hint = Nearest.of(typed, names).map(near -> "did you mean " + near + "? ").orElse("") + otherwise;
        return Refusal.usage(
                new Problem("unknown-option", Prose.of(who + " has no option {}", Untrusted.of(typed)), hint));
    }
}
