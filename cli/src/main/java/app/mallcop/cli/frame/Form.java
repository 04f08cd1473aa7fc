package app.mallcop.cli.frame;

import java.util.List;

/**
 * What may be typed after a command's name, and its help.
 *
 * @param about a few sentences under the one-line help of the table
 * @param examples whole command lines, each perhaps with {@code "  # why"} behind it
 */
public record Form(String about, List<Option<?>> options, List<Argument<?>> arguments, List<String> examples) {

    public Form {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        examples = List.copyOf(examples);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("a command's help has an example");
        }
    }

    public static Form about(String about, String... examples) {
        return new Form(about, List.of(), List.of(), List.of(examples));
    }

    public Form options(Option<?>... all) {
        return new Form(about, List.of(all), arguments, examples);
    }

    public Form arguments(Argument<?>... all) {
        return new Form(about, options, List.of(all), examples);
    }
}
