package app.mallcop.store.costs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.events.Damage;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.QuickDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostLogTest {

    @TempDir
    Path folder;

    private static Cost cost(Cost.Kind kind, long tokens) {
        return new Cost(kind, "c1", Given.NOON, "run", "triage", Given.findingId(1), tokens, tokens, 12_345);
    }

    @Test
    void what_was_added_is_read_also_after_a_cut_write() throws Exception {
        Path file = folder.resolve("costs.jsonl");
        CostLog log = new CostLog(file);
        log.append(cost(Cost.Kind.RESERVED, 5_000), new QuickDisk());
        Files.writeString(file, "{\"v\":1,\"kind\"", StandardOpenOption.APPEND);
        log.append(cost(Cost.Kind.BILLED, 10), new QuickDisk());
        Files.writeString(file, "{\"v\":1,\"kind\":\"gift\"}\n", StandardOpenOption.APPEND);
        List<Cost> costs = new ArrayList<>();
        List<Damage> damage = new ArrayList<>();

        log.each(costs::add, damage::add);

        assertThat(costs).containsExactly(cost(Cost.Kind.RESERVED, 5_000), cost(Cost.Kind.BILLED, 10));
        assertThat(damage).containsExactly(
                new Damage("costs.jsonl", 3, "\"kind\" is none of reserved, billed, tripped, exhausted"));
    }
}
