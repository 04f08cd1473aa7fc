package app.mallcop.proof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** Start-up is a feature: CPU time as a multiple of a hello world with the same JVM flags, measured in turns in one run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it compares times")
class StartupTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling(".").normalize();

    private final Map<String, Double> ratios = new HashMap<>();

    @BeforeAll
    void measured_in_one_run() throws IOException, InterruptedException {
        ProcessBuilder turns = new ProcessBuilder(List.of(ROOT.resolve("bench/startup.sh").toString(), "9"));
        turns.environment().put("MALLCOP_JAVA_HOME", System.getProperty("java.home"));
        Process bench = turns.redirectErrorStream(true).start();
        String table = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bench.waitFor()).as(table).isZero();
        for (String row : table.lines().dropWhile(line -> !line.startsWith("command")).skip(1).toList()) {
            String[] cells = row.strip().split("  +");
            ratios.put(cells[0], Double.valueOf(cells[cells.length - 1].strip()));
        }
    }

    @Test
    void the_version_costs_at_most_six_hello_worlds() {
        assertThat(ratios.get("--version")).isLessThanOrEqualTo(6);
    }

    @Test
    void status_on_a_small_repo_costs_at_most_eight_hello_worlds() {
        assertThat(ratios.get("status")).isLessThanOrEqualTo(8);
    }
}
