package app.mallcop.cli.frame;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line, split: the command's name, and every other word in order, global options that came before the name
 * first.
 *
 * @param name empty when no command was named
 */
record Line(String name, List<String> words) {

    static Line of(List<String> args, Catalogue catalogue) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < args.size() && args.get(at).startsWith("-")) {
            String word = args.get(at++);
            int equals = word.indexOf('=');
            String typed = equals < 0 ? word : word.substring(0, equals);
            if (!Globals.isName(typed)) {
                throw Parser.unknownOption("mallcop", typed, List.of(), "see: mallcop help");
            }
            words.add(word);
            if (word.equals(Globals.DIR.name()) && at < args.size()) {
                words.add(args.get(at++));
            }
        }
        if (at == args.size()) {
            return new Line("", words);
        }
        String name = args.get(at++);
        if (at < args.size() && catalogue.knows(name + " " + args.get(at))) {
            name = name + " " + args.get(at++);
        } else if (!catalogue.knows(name)) {
            throw unknown(name, at < args.size() ? args.get(at) : "", catalogue);
        }
        words.addAll(args.subList(at, args.size()));
        return new Line(name, words);
    }

    private static Refusal unknown(String name, String next, Catalogue catalogue) {
        List<String> below = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Catalogue.Entry entry : catalogue.entries()) {
            names.add(entry.name());
            if (entry.name().startsWith(name + " ")) {
                below.add(entry.name());
            }
        }
        if (!below.isEmpty()) {
            String typed = next.isEmpty() || next.startsWith("-") ? "" : name + " " + next;
            String hint = Nearest.of(typed, below).map(near -> "did you mean mallcop " + near + "? ").orElse("");
            return Refusal.usage(Problem.of("unknown-command",
                    "mallcop " + below.getFirst().split(" ")[0] + " needs one of: " + String.join(", ",
                            below.stream().map(full -> full.substring(full.indexOf(' ') + 1)).toList()),
                    hint + "see: mallcop help"));
        }
        return NoSuchCommand.of(name, next, names);
    }
}
