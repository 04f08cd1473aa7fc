package app.mallcop.connect.lines;

import app.mallcop.api.config.ConfigError;
import app.mallcop.store.config.YamlFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code parser.yaml} as it was read.
 *
 * @param parser null where something is wrong
 * @param errors everything that is wrong, each with line and column
 */
public record ParserFile(@Nullable LogParser parser, List<ConfigError> errors) {

    public static final String NAME = "parser.yaml";

    /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file. */
    public ParserFile(@Nullable LogParser parser, List<ConfigError> errors) {
        this.parser = parser;
        this.errors = List.copyOf(errors);
    }

    /** @param app whose folder it is in; {@code shownAs} is how errors name the file */
    public static ParserFile read(Path file, String shownAs, String app) {
        return of(YamlFile.read(file, shownAs), app);
    }

    public static ParserFile parse(String yaml, String shownAs, String app) {
        return of(YamlFile.parse(yaml, shownAs), app);
    }

    private static ParserFile of(YamlFile yaml, String app) {
        if (yaml.root() == null || !yaml.errors().isEmpty()) {
            return new ParserFile(null, yaml.errors());
        }
        return new ParserReader(app).read(yaml.root());
    }
}
