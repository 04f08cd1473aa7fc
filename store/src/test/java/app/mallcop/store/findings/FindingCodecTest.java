package app.mallcop.store.findings;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Withheld;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingCodecTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    static Stream<Long> seeds() {
        return Gen.seeds(100);
    }

    private static Finding hostile(Gen gen) {
        return new Finding(Given.findingId(gen.between(0, 9)), "unusual-timing", "hour", "3",
                gen.oneOf(List.of(Severity.values())), gen.oneOf(List.of(Severity.values())),
                Prose.of("{} came", Given.untrusted(gen)),
                gen.listOf(3, () -> new Entity("actor", Given.untrusted(gen))),
                gen.chance(0.5) ? Scope.Always.STATE : new Scope.Day(DAY), Given.NOON, Given.NOON,
                1 + gen.between(0, 9), List.of("github"), Map.of("observed", "7"),
                gen.listOf(3, () -> Prose.of("since {}", Given.untrusted(gen))),
                gen.listOf(5, () -> new Evidence("evt-" + gen.between(0, 9), "github", DAY, "h")),
                gen.listOf(12, () -> new Withheld(gen.oneOf(List.of("actor", "actor-slot")),
                        gen.listOf(3, () -> Given.untrusted(gen)), gen.oneOf(List.of("github", "azure")),
                        DAY.plusDays(gen.between(0, 3)))),
                "cfg", gen.chance(0.5), gen.chance(0.5));
    }

    private static FindingLine readBack(FindingLine line) throws Tree.Malformed {
        return FindingCodec.read(Tree.parse(FindingCodec.line(line)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_is_kept_without_loss(long seed) throws Exception {
        Finding finding = hostile(Gen.seeded(seed));

        assertThat(readBack(new FindingLine.Opened("r", finding))).isEqualTo(new FindingLine.Opened("r", finding));
        assertThat(readBack(FindingLine.Seen.of("r", finding))).isEqualTo(FindingLine.Seen.of("r", finding));
    }

    @Test
    void the_days_of_one_withheld_key_stand_together() {
        Finding finding = Given.finding(1, Severity.WARN);
        List<Withheld> withholds = Stream.of("2026-11-22", "2026-11-20", "2026-11-21")
                .map(day -> new Withheld("actor", List.of(), "github", LocalDate.parse(day))).toList();
        FindingLine.Seen seen = new FindingLine.Seen("r", finding.id(), "1", Severity.WARN, Severity.WARN,
                finding.title(), Given.NOON, Given.NOON, 1, List.of(), Map.of(), List.of(), List.of(), withholds,
                "cfg", false);

        assertThat(new String(FindingCodec.line(seen), StandardCharsets.UTF_8)).contains(
                "\"withholds\":[{\"fact\":\"actor\",\"key\":[],\"source\":\"github\","
                        + "\"days\":[\"2026-11-20\",\"2026-11-21\",\"2026-11-22\"]}]");
    }
}
