package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One test per key, against a table that was written by hand. */
class KeyTableTest {

    private static final Path NOWHERE = Path.of("nowhere");

    /** A line of the table. */
    record Line(String path, String fallback, String allowed, boolean nullable) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Line> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(KeyTableTest.class.getResourceAsStream("keys.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1)).map(cells -> new Line(cells[0], cells[1],
                            cells[2].replace(" or null", ""), cells[2].endsWith(" or null")))
                    .toList().stream();
        }
    }

    @Test
    void every_key_has_its_line_in_the_table_and_every_line_its_key() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        AllKeys.list().forEach(key -> keys.add(key.path()));
        TreeSet<String> table = new TreeSet<>();
        lines().forEach(line -> table.add(line.path()));
        assertThat(table).as("keys.tsv in the test resources: one line per key, with its default and bounds")
                .isEqualTo(keys);
        assertThat(AllKeys.list()).hasSize(keys.size());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_key_has_the_default_of_the_table(Line line) {
        ConfigKey key = AllKeys.list().stream().filter(one -> one.path().equals(line.path())).findAny().orElseThrow();
        assertThat(key.required() ? "required" : ConfigJson.line(key.fallback())).isEqualTo(line.fallback());
        if (!key.required() && !line.path().startsWith("routing.overrides")) {
            shown(load(line, "null").replace(leaf(line) + ": null", ""), line)
                    .ifPresent(value -> assertThat(value).isEqualTo(line.fallback()));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_key_takes_both_edges_and_all_words(Line line) {
        for (String good : good(line)) {
            String yaml = load(line, good);
            if (line.path().equals("secrets.backend") && good.equals("azure")) {
                assertThat(kinds(yaml)).containsExactly(ConfigError.Kind.MISSING_KEY);
            } else {
                assertThat(Given.errors(ConfigLoader.parse(yaml, NOWHERE, Map.of()))).as(yaml).isEmpty();
                shown(yaml, line).ifPresent(value -> assertThat(value.replace("\"", "").replace(", ", ",")).as(yaml)
                        .isEqualTo(good.replace("\"", "")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_key_refuses_what_is_just_beyond_its_edges(Line line) {
        for (String bad : beyond(line.allowed())) {
            assertThat(kinds(load(line, bad))).as(bad).containsExactly(ConfigError.Kind.OUT_OF_RANGE);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_key_refuses_another_type(Line line) {
        for (String bad : wrong(line)) {
            assertThat(kinds(load(line, bad))).as(bad).containsOnly(ConfigError.Kind.WRONG_TYPE);
        }
    }

    private static List<ConfigError.Kind> kinds(String yaml) {
        return switch (ConfigLoader.parse(yaml, NOWHERE, Map.of())) {
            case Config _ -> List.of();
            case ConfigErrors errors -> errors.errors().stream().map(ConfigError::kind).toList();
        };
    }

    /** The effective value, as config check shows it, of a file; absent for the inside of routing overrides. */
    private static java.util.Optional<String> shown(String yaml, Line line) {
        ConfigCheck check = ConfigCheck.of(ConfigLoader.parse(yaml, NOWHERE, Map.of()), NOWHERE, Map.of());
        assertThat(check.errors()).as(yaml).isEmpty();
        String path = line.path().startsWith("connectors[")
                ? "connectors[0]" + line.path().substring(line.path().indexOf(']') + 1)
                : line.path().replace("patrols.*", "patrols.night");
        if (path.startsWith("routing.overrides")) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(
                check.values().stream().filter(value -> value.path().equals(path)).findAny().orElseThrow().json());
    }

    private static List<String> good(Line line) {
        List<String> good = new ArrayList<>(good(line.allowed()));
        if (line.path().equals("connectors[].type")) {
            return List.of("azure", "github");
        }
        if (line.nullable()) {
            good.add("null");
        }
        return good;
    }

    private static List<String> good(String allowed) {
        if (allowed.startsWith("one or list of ")) {
            List<String> one = good(allowed.substring("one or list of ".length()));
            return List.of(one.getFirst(), "[" + String.join(",", one) + "]");
        }
        if (allowed.startsWith("list of ")) {
            return List.of("[]", "[" + String.join(",", good(allowed.substring("list of ".length()))) + "]");
        }
        return switch (allowed.split("[ :]")[0]) {
            case "whole", "decimal", "period" -> List.of(bounds(allowed));
            case "flag" -> List.of("true", "false");
            case "choice" -> Stream.of(allowed.substring("choice ".length()).split("\\|"))
                    .map(word -> word.equals("1") ? "\"1\"" : word).toList();
            case "secret" -> List.of("\"${A_VARIABLE}\"");
            default -> switch (allowed) {
                case "text:free" -> List.of("\"${A_VARIABLE}\"", "some-text");
                case "text:url" -> List.of("https://x.example/a", "http://127.0.0.1:8080");
                case "text:time_zone" -> List.of("UTC", "Europe/Berlin");
                case "text:rule" -> List.of("a", "aws/root.login_1");
                case "text:connector_id", "text:name" -> List.of("a", "a" + "b".repeat(62));
                default -> List.of("a.example");
            };
        };
    }

    private static List<String> beyond(String allowed) {
        String[] edge = allowed.contains("..") ? bounds(allowed) : new String[0];
        if (allowed.contains("list of ")) {
            return beyond(allowed.substring(allowed.indexOf("list of ") + 8)).stream().map(bad -> "[" + bad + "]")
                    .toList();
        }
        return switch (allowed.split("[ :]")[0]) {
            case "whole" -> List.of(Long.toString(Long.parseLong(edge[0]) - 1),
                    Long.toString(Long.parseLong(edge[1]) + 1), "99999999999999999999");
            case "decimal" -> List.of(new java.math.BigDecimal(edge[0]).subtract(new java.math.BigDecimal("0.001"))
                    .toPlainString(),
                    new java.math.BigDecimal(edge[1]).add(new java.math.BigDecimal("0.001")).toPlainString(),
                    "1e999999999");
            case "period" -> List.of(edge[0].equals("1h") ? "59m" : "0m", edge[1].equals("400d") ? "401d" : "13mo");
            case "choice" -> List.of("none-such", "\"\"");
            default -> switch (allowed) {
                case "text:path" -> List.of("\"\"", "\"  \"");
                case "text:url" -> List.of("ftp://x", "\"https://\"", "\"https://a b\"");
                case "text:connector_id", "text:name" -> List.of("\"\"", "-a", "A", "a/b", "a" + "b".repeat(63));
                case "text:rule" -> List.of("\"\"", "/a", "A", "a" + "b".repeat(127));
                case "text:domain" -> List.of("\"\"", "a@b.example", "https://b.example", "a..b");
                case "text:time_zone" -> List.of("Mars/Base");
                default -> List.of();
            };
        };
    }

    private static List<String> wrong(Line line) {
        String allowed = line.allowed();
        List<String> wrong = new ArrayList<>(List.of("{a: b}"));
        if (!line.nullable() && !allowed.contains("list of ") && !line.path().equals("version")) {
            wrong.add("null");
        }
        if (allowed.startsWith("list of ")) {
            wrong.addAll(List.of("lone", "7", "[{a: b}]", "[7]", "[null]"));
        } else if (allowed.startsWith("one or list of ")) {
            wrong.addAll(List.of("7", "[7]", "[[a]]"));
        } else {
            wrong.add("[a]");
            wrong.addAll(switch (allowed.split("[ :]")[0]) {
                case "whole" -> List.of("1.5", "\"5\"", "true", "five", "1_000");
                case "decimal" -> List.of("\"0.5\"", "true", ".inf");
                case "flag" -> List.of("yes", "\"true\"", "1");
                case "period" -> List.of("90", "90 days", "-1d", "9999999d");
                default -> List.of("7", "true", "1.5");
            });
        }
        return wrong;
    }

    private static String[] bounds(String allowed) {
        return allowed.substring(allowed.indexOf(' ') + 1).split("\\.\\.", 2);
    }

    private static String leaf(Line line) {
        return line.path().substring(line.path().lastIndexOf('.') + 1);
    }

    /** A file that says this value for this key and nothing else that it need not say. */
    private static String load(Line line, String value) {
        String path = line.path();
        String entry = leaf(line) + ": " + value;
        String version = "version: \"1\"\n";
        if (path.equals("version")) {
            return entry;
        }
        if (path.startsWith("connectors[")) {
            String type = path.substring("connectors[".length(), path.indexOf(']'));
            String id = path.equals("connectors[].id") ? "" : "id: x, ";
            String typed = path.equals("connectors[].type")
                    ? ""
                    : "type: " + (type.isEmpty() ? "openclaw" : type) + ", ";
            return version + "connectors: [{" + id + typed + entry + "}]\n";
        }
        if (path.startsWith("routing.overrides[].match.")) {
            return version + "routing: {overrides: [{match: {" + entry + "}, chain: []}]}\n";
        }
        if (path.startsWith("routing.overrides[].")) {
            return version + "routing: {overrides: [{match: {source: a}, " + entry + "}]}\n";
        }
        if (path.startsWith("patrols.*.")) {
            String every = path.endsWith(".every") ? "" : "every: 1d, ";
            return version + "budget: {max_tokens_per_run: 1000000000}\npatrols: {night: {" + every + entry + "}}\n";
        }
        String[] parts = path.split("\\.");
        return version + (parts.length == 2
                ? parts[0] + ": {" + entry + "}\n"
                : parts[0] + ": {" + parts[1] + ": {" + entry + "}}\n");
    }
}
