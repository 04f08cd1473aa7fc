package app.mallcop.cli.command;

import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Catalogue;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.ManPages;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code mallcop man --output DIR}: the manual, one page per command, for packagers. Not listed. */
final class ManCommand implements Command<ManCommand.Written> {

    private static final Option<Path> OUTPUT = Option.of("--output", Kind.path("DIR"), "where the pages go")
            .orElse("man");

    record Written(Path folder, int pages) {}

    private final Catalogue catalogue;

    ManCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Form form() {
        return Form.about("Writes mallcop.1 and one page for each command.", "mallcop man --output /usr/share/man/man1")
                .options(OUTPUT);
    }

    @Override
    public Written run(Given given, Run run) throws IOException {
        Path folder = run.path(given.get(OUTPUT));
        Files.createDirectories(folder);
        Map<String, String> pages = new ManPages(catalogue).all();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        return new Written(folder, pages.size());
    }

    @Override
    public void json(Written result, Json json) {
        json.field("folder", result.folder());
        json.field("pages", result.pages());
    }

    @Override
    public void human(Written result, Page page) {
        page.line(result.pages() + " pages in {}", Untrusted.of(result.folder().toString()));
    }
}
