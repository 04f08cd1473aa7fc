package app.mallcop.desk.pack;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.store.config.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A file of the pack as it is written, with what is left out of its packed form: whys and samples. */
record PackFile(String fileName, ConfigNode.Fields root) {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."))
            .resolveSibling("detect/src/main/resources/app/mallcop/detect/pack");

    static List<PackFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(PackFile::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PackFile read(Path path) {
        String name = String.valueOf(path.getFileName());
        YamlFile file = YamlFile.read(path, name);
        assertThat(file.errors()).as(name).isEmpty();
        return new PackFile(name, Objects.requireNonNull(file.root()));
    }

    static List<PackRule> rules() {
        return all().stream().flatMap(file -> file.ownRules().stream()).toList();
    }

    List<PackRule> ownRules() {
        return maps(root, "rules").stream().map(rule -> new PackRule(this, rule)).toList();
    }

    String text(String key) {
        return texts(root, key).stream().findFirst().orElse("");
    }

    /** The texts of a list, or the one text. */
    static List<String> texts(ConfigNode.Fields fields, String key) {
        ConfigNode.Field field = fields.fields().get(key);
        return switch (field == null ? null : field.value()) {
            case ConfigNode.Scalar scalar -> List.of(scalar.text());
            case ConfigNode.Items items -> items.items().stream()
                    .flatMap(item -> item instanceof ConfigNode.Scalar scalar ? Stream.of(scalar.text()) : Stream.of())
                    .toList();
            case ConfigNode.Fields _ -> List.of();
            case null -> List.of();
        };
    }

    static List<ConfigNode.Fields> maps(ConfigNode.Fields fields, String key) {
        ConfigNode.Field field = fields.fields().get(key);
        return field != null && field.value() instanceof ConfigNode.Items items
                ? items.items().stream()
                        .flatMap(item -> item instanceof ConfigNode.Fields map ? Stream.of(map) : Stream.of()).toList()
                : List.of();
    }
}
