package app.mallcop.cli.frame;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words after a command's name: {@code --name}, {@code --name value}, {@code --name=value}, and arguments;
 * behind {@code --} everything is an argument. Every mistake is a {@link Refusal} that says what would have been right.
 */
final class Parser {

    private final String name;
    private final Form form;
    private final IdentityHashMap<Option<?>, List<String>> options = new IdentityHashMap<>();
    private final IdentityHashMap<Argument<?>, List<String>> arguments = new IdentityHashMap<>();

    Parser(String name, Form form) {
        this.name = name;
        this.form = form;
    }

    Given parse(List<String> words) {
        List<String> rest = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (word.equals("--")) {
                rest.addAll(words.subList(at + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                rest.add(word);
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String typed = equals < 0 ? word : word.substring(0, equals);
            Option<?> option = find(typed);
            if (option == null) {
                throw unknownOption("mallcop " + name, typed, form.options(), seeHelp());
            }
            if (option.isFlag()) {
                if (equals >= 0) {
                    throw Refusal.usage(Problem.of("bad-value", option.name() + " takes no value", seeHelp()));
                }
                given(option, "true");
            } else if (equals >= 0) {
                given(option, word.substring(equals + 1));
            } else if (at + 1 < words.size()) {
                given(option, words.get(++at));
            } else {
                throw missing(option.name() + " needs a value: " + option.kind().label());
            }
        }
        if (!options.containsKey(Globals.HELP)) {
            assign(rest);
        }
        return new Given(options, arguments);
    }

    private @Nullable Option<?> find(String typed) {
        for (Option<?> option : form.options()) {
            if (option.names().contains(typed)) {
                return option;
            }
        }
        for (Option<?> option : Globals.ALL) {
            if (option.names().contains(typed)) {
                return option;
            }
        }
        return null;
    }

    private void given(Option<?> option, String word) {
        check(option.name(), option.kind(), word);
        options.computeIfAbsent(option, _ -> new ArrayList<>()).add(word);
    }

    private void assign(List<String> words) {
        int at = 0;
        for (Argument<?> argument : form.arguments()) {
            List<String> own = words.subList(at, argument.isMany() ? words.size() : Math.min(at + 1, words.size()));
            if (own.isEmpty() && argument.isNeeded()) {
                throw missing(argument.kind().label() + " is missing");
            }
            own.forEach(word -> check(argument.kind().label(), argument.kind(), word));
            arguments.put(argument, List.copyOf(own));
            at += own.size();
        }
        if (at < words.size()) {
            throw Refusal.usage(new Problem("unexpected-argument",
                    Prose.of("mallcop " + name + " has no place for {}", Untrusted.of(words.get(at))), seeHelp()));
        }
    }

    private void check(String what, Kind<?> kind, String word) {
        if (kind.reader().read(word).isEmpty()) {
            String near = Nearest.of(word, kind.choices()).map(known -> "did you mean " + known + "? ").orElse("");
            throw Refusal.usage(new Problem("bad-value",
                    Prose.of(what + " takes " + kind.takes() + ", not {}", Untrusted.of(word)), near + seeHelp()));
        }
    }

    private Refusal missing(String what) {
        return Refusal.usage(Problem.of("missing-value", what, seeHelp()));
    }

    private String seeHelp() {
        return "see: mallcop help " + name;
    }

    static Refusal unknownOption(String who, String typed, List<Option<?>> known, String otherwise) {
        List<String> names = new ArrayList<>();
        known.stream().filter(option -> !option.hidden()).forEach(option -> names.addAll(option.names()));
        Globals.ALL.forEach(option -> names.addAll(option.names()));
        String hint = Nearest.of(typed, names).map(near -> "did you mean " + near + "? ").orElse("") + otherwise;
        return Refusal.usage(
                new Problem("unknown-option", Prose.of(who + " has no option {}", Untrusted.of(typed)), hint));
    }
}
