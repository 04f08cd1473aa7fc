package app.mallcop.desk.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.detect.rules.Pack;
import app.mallcop.detect.rules.Rules;
import app.mallcop.detect.rules.sample.Outcome;
import app.mallcop.detect.rules.sample.SamplePlayer;
import app.mallcop.detect.tuning.Support;
import app.mallcop.store.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in rules at work. */
class BuiltInRulesTest {

    private static final Path SOURCE = Path.of("../detect/src/main/resources/app/mallcop/detect/pack");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SOURCE)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static ConfigNode.Fields tree(Path file) {
        YamlFile yaml = YamlFile.read(file, file.getFileName().toString());
        assertThat(yaml.errors()).isEmpty();
        return Objects.requireNonNull(yaml.root());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_fine_and_every_rule_does_on_its_samples_what_it_shall(Path file) {
        Rules.Loaded loaded = new Rules(Support.DEFAULT).add(tree(file), Map.of());
        assertThat(loaded.errors()).extracting(ConfigError::toString).isEmpty();
        assertThat(file.getFileName()).hasToString(loaded.file().name() + ".yaml");

        SamplePlayer.Report report = SamplePlayer.play(loaded.file());

        assertThat(report.errors()).extracting(ConfigError::toString).isEmpty();
        assertThat(report.outcomes().stream().filter(outcome -> !outcome.isFine()).map(Outcome::toString)).isEmpty();
    }

    /** To make it anew: {@code mvn -pl desk -am test -Dtest=BuiltInRulesTest -Dmallcop.docs.write=true}. */
    @Test
    void what_is_loaded_is_made_of_what_is_written() throws IOException {
        Path folder = SOURCE.resolve("packed");
        Map<String, String> made = new TreeMap<>(Pack.pack(files().stream().map(BuiltInRulesTest::tree).toList()));
        if (Boolean.getBoolean("mallcop.docs.write")) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : made.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
        Map<String, String> there = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                there.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(there).as("run with -Dmallcop.docs.write=true to make it anew").isEqualTo(made);
    }
}
