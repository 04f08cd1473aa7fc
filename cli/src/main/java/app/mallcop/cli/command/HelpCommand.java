package app.mallcop.cli.command;

import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Catalogue;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.HelpText;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.NoSuchCommand;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import java.util.List;

/** {@code mallcop help [COMMAND]}. */
final class HelpCommand implements Command<String> {

    private static final Argument<String> COMMAND = Argument.any(Kind.text("COMMAND"), "the command to explain");

    private final Catalogue catalogue;

    HelpCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Form form() {
        return Form.about("Lists the commands by what you are about to do, or explains one of them.", "mallcop help",
                "mallcop help self install").arguments(COMMAND);
    }

    @Override
    public String run(Given given, Run run) {
        String name = String.join(" ", given.all(COMMAND));
        List<String> names = catalogue.entries().stream().map(Catalogue.Entry::name).toList();
        if (!name.isEmpty() && !names.contains(name)) {
            throw NoSuchCommand.of(name, names);
        }
        return name;
    }

    @Override
    public Look look(Given given, boolean human) {
        return Look.HUMAN;
    }

    @Override
    public void human(String name, Page page) {
        Command<?> command = catalogue.make(name);
        if (command == null) {
            new HelpText(catalogue).all(page);
        } else {
            new HelpText(catalogue).one(name, command.form(), page);
        }
    }

    @Override
    public void json(String name, Json json) {
        throw new UnsupportedOperationException("help is text");
    }
}
