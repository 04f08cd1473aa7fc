package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Catalogue.Entry;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Console;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {

    static List<Entry> entries() {
        return new Commands().entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void what_is_listed_can_be_made(Entry entry) {
        assertThat((Command<?>) new Commands().make(entry.name())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void every_command_explains_itself(Entry entry) {
        Console.Result result = Console.in(Path.of("/")).run((entry.name() + " --help").split(" "));
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("mallcop " + entry.name()).contains("Examples");
    }
}
