package app.mallcop.cli.command;

import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Catalogue;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Completion;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import java.util.List;

/** {@code mallcop completion bash|zsh|fish}: a script for the shell to source. */
final class CompletionCommand implements Command<String> {

    private static final Argument<String> SHELL = Argument
            .one(Kind.oneOf("bash|zsh|fish", List.of("bash", "zsh", "fish")), "the shell you use");

    private final Catalogue catalogue;

    CompletionCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Form form() {
        return Form.about("Prints a script that teaches your shell the commands and options of mallcop.",
                "source <(mallcop completion bash)  # in ~/.bashrc", "source <(mallcop completion zsh)  # in ~/.zshrc",
                "mallcop completion fish > ~/.config/fish/completions/mallcop.fish").arguments(SHELL);
    }

    @Override
    public String run(Given given, Run run) {
        Completion completion = new Completion(catalogue);
        return switch (given.get(SHELL)) {
            case "bash" -> completion.bash();
            case "zsh" -> completion.zsh();
            default -> completion.fish();
        };
    }

    @Override
    public Look look(Given given, boolean human) {
        return Look.PLAIN;
    }

    @Override
    public void human(String script, Page page) {
        page.write(script);
    }

    @Override
    public void json(String script, Json json) {
        throw new UnsupportedOperationException("a script is text");
    }
}
