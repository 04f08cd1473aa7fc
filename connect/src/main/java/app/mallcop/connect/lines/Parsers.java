package app.mallcop.connect.lines;

import app.mallcop.api.config.ConfigError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The parsers of a deployment repo: {@code apps/<app>/parser.yaml}. An app is found among them by its name, so no name
 * that a log tells can reach outside of the folder.
 *
 * @param errors everything wrong with those that can't be used
 */
public record Parsers(SortedMap<String, LogParser> byApp, List<ConfigError> errors) {

    private static final String FOLDER = "apps";

    public static final Parsers NONE = new Parsers(Collections.emptySortedMap(), List.of());

    public Parsers {
        byApp = Collections.unmodifiableSortedMap(new TreeMap<>(byApp));
        errors = List.copyOf(errors);
    }

    public static Parsers of(Path repo) {
        TreeMap<String, LogParser> byApp = new TreeMap<>();
        List<ConfigError> errors = new ArrayList<>();
        paths(repo).forEach((app, file) -> {
            ParserFile read = ParserFile.read(file, shown(app), app);
            errors.addAll(read.errors());
            if (read.parser() != null) {
                byApp.put(app, read.parser());
            }
        });
        return new Parsers(byApp, errors);
    }

    /** Where an app's parser is, or would be. */
    public static Path path(Path repo, String app) {
        return repo.resolve(FOLDER).resolve(app).resolve(ParserFile.NAME);
    }

    /** How that is told. */
    public static String shown(String app) {
        return FOLDER + "/" + app + "/" + ParserFile.NAME;
    }

    /** Whether a folder may be named so: apps are named by letters, digits, {@code _}, {@code -} and {@code .} */
    public static boolean isApp(String name) {
        return !name.isEmpty() && name.length() <= 128 && name.charAt(0) != '.' && name.chars().allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
                        || c == '.');
    }

    /** Those that are there, by app. */
    public static SortedMap<String, Path> paths(Path repo) {
        TreeMap<String, Path> paths = new TreeMap<>();
        Path apps = repo.resolve(FOLDER);
        if (Files.isDirectory(apps)) {
            try (Stream<Path> inside = Files.list(apps)) {
                inside.map(folder -> folder.resolve(ParserFile.NAME)).filter(Files::isRegularFile)
                        .forEach(file -> paths.put(name(file), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return paths;
    }

    private static String name(Path file) {
        return String.valueOf(Optional.ofNullable(file.getParent()).map(Path::getFileName).orElse(file));
    }

    public Optional<LogParser> of(String app) {
        return Optional.ofNullable(((Map<String, LogParser>) byApp).get(app));
    }
}
