package app.mallcop.desk.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String EVE = "{detector: new-actor, actor: eve}";

    @TempDir
    Path repo;

    private Exceptions read(String yaml) throws IOException {
        Files.writeString(repo.resolve(Exceptions.FILE), yaml);
        return Exceptions.in(repo, NOW);
    }

    private Exceptions one(String match, String until) throws IOException {
        return read("""
                exceptions:
                  - id: known
                    match: %s
                    reason: agreed with Dana
                    owner: sam@acme.example
                    until: %s
                """.formatted(match, until));
    }

    private static FindingState about(String detector, boolean indicator, String... entities) {
        List<Entity> about = Stream.of(entities).map(text -> text.split("=", 2))
                .map(pair -> new Entity(pair[0], Untrusted.of(pair[1]))).toList();
        return FindingState.unknown("fnd_" + "a".repeat(32)).with(new FindingLine.Opened("run", new Finding(
                "fnd_" + "a".repeat(32), detector, "first", "1", Severity.WARN, Severity.WARN, Prose.of("New"), about,
                Scope.Always.STATE, NOW, NOW, 1, List.of("azure"), Map.of(), List.of(), List.of(), List.of(), "cfg",
                indicator, false)));
    }

    @Test
    void without_a_file_nothing_is_excepted() {
        Exceptions none = Exceptions.in(repo, NOW);

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.of(about("new-actor", false, "actor=eve"))).isEmpty();
    }

    @Test
    void a_finding_that_all_terms_fit_is_excepted() throws IOException {
        assertThat(one(EVE, "2026-04-01").of(about("new-actor", false, "actor=eve")))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("known"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {detector: new-actor, actor: eve, source: azure}            | true
            {detector: new-actor, actor: eve, source: github}           | false
            {detector: new-actor, actor: Eve}                           | false
            {detector: unusual-timing, actor: eve}                      | false
            {rule: first, actor: eve}                                   | true
            {rule: second, actor: eve}                                  | false
            {detector: new-actor, ip: 192.0.2.1}                        | true
            {detector: new-actor, ip: 192.0.2.2}                        | false
            {detector: new-actor, target: vault-1}                      | true
            {detector: new-actor, target: eve}                          | false
            {detector: new-actor, entity: eve}                          | true
            {detector: new-actor, entity: azure}                        | false
            {detector: new-actor, entity: "[USER_DATA_BEGIN]eve[USER_DATA_END]"} | true
            """)
    void terms_are_exact(String match, boolean fits) throws IOException {
        Exceptions exceptions = one(match, "2026-04-01");

        assertThat(exceptions.errors()).isEmpty();
        assertThat(exceptions.of(about("new-actor", false, "actor=eve", "ip=192.0.2.1", "resource=vault-1",
                "source=azure")).isPresent()).isEqualTo(fits);
    }

    @Test
    void a_finding_about_somebody_else_too_is_not_excepted() throws IOException {
        assertThat(one(EVE, "2026-04-01").of(about("new-actor", false, "actor=eve", "actor=mallory"))).isEmpty();
    }

    @Test
    void it_holds_to_the_end_of_its_last_day_and_not_longer() throws IOException {
        FindingState eve = about("new-actor", false, "actor=eve");

        assertThat(one(EVE, "2026-03-10").of(eve)).isPresent();
        Exceptions ended = one(EVE, "2026-03-09");
        assertThat(ended.of(eve)).isEmpty();
        assertThat(ended.errors()).isEmpty();
    }

    @Test
    void an_indicator_of_compromise_is_never_excepted() throws IOException {
        assertThat(one(EVE, "2026-04-01").of(about("new-actor", true, "actor=eve"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"boundary-violation", "malicious-skill", "mallcop-health"})
    void what_is_mended_at_its_cause_is_never_excepted(String detector) throws IOException {
        assertThat(one("{detector: " + detector + ", actor: eve}", "2026-04-01").errors())
                .singleElement().satisfies(error -> assertThat(error.what()).contains("can't be excepted"));
        assertThat(one("{rule: first, actor: eve}", "2026-04-01").of(about(detector, false, "actor=eve"))).isEmpty();
    }

    @Test
    void what_is_closed_is_not_excepted_as_well() throws IOException {
        FindingState acked = about("new-actor", false, "actor=eve").with(DecisionCodec.decide(NOW, Untrusted.of("sam"),
                new Decision.Ack("fnd_" + "a".repeat(32), Severity.WARN, null)));

        assertThat(one(EVE, "2026-04-01").of(acked)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {detector: new-actor}                         | 2026-04-01 | exceptions.yaml:3:12 | is for everybody
            {detector: new-actor, source: azure}          | 2026-04-01 | exceptions.yaml:3:12 | is for everybody
            {actor: eve}                                  | 2026-04-01 | exceptions.yaml:3:12 | neither a detector nor a rule
            {detector: new-acter, actor: eve}             | 2026-04-01 | exceptions.yaml:3:23 | there is none of the name
            {detector: new-actor, actor: eve, who: me}    | 2026-04-01 | exceptions.yaml:3:46 | unknown key
            {detector: new-actor, actor: [eve, mallory]}  | 2026-04-01 | exceptions.yaml:3:41 | found a list
            {detector: new-actor, actor: ""}              | 2026-04-01 | exceptions.yaml:3:41 | is empty
            {detector: new-actor, actor: eve}             | 2027-04-01 | exceptions.yaml:6:12 | more than a year ahead
            {detector: new-actor, actor: eve}             | forever    | exceptions.yaml:6:12 | until: found
            {detector: new-actor, actor: eve}             | ""         | exceptions.yaml:6:12 | until: found
            """)
    void a_mistake_is_told_with_its_place_and_excepts_nothing(String match, String until, String at, String what)
            throws IOException {
        Exceptions exceptions = one(match, until);

        assertThat(exceptions.errors()).anySatisfy(error -> {
            assertThat(error.at()).hasToString(at);
            assertThat(error.what()).contains(what);
        });
        assertThat(exceptions.all()).isEmpty();
    }

    @Test
    void reason_owner_and_end_must_be_there() throws IOException {
        Exceptions exceptions = read("exceptions:\n  - match: " + EVE + "\n");

        assertThat(exceptions.errors()).extracting(error -> error.what()).containsExactly("reason is missing",
                "owner is missing", "until is missing");
    }

    @Test
    void a_mistake_in_one_leaves_the_others() throws IOException {
        Exceptions exceptions = read("""
                exceptions:
                  - {match: {detector: new-actor}, reason: r, owner: o, until: 2026-04-01}
                  - {match: {detector: new-actor, actor: eve}, reason: r, owner: o, until: 2026-04-01}
                """);

        assertThat(exceptions.errors()).hasSize(1);
        assertThat(exceptions.of(about("new-actor", false, "actor=eve"))).isPresent();
    }

    @Test
    void without_an_id_the_same_match_has_the_same_one_and_twice_is_a_mistake() throws IOException {
        String line = "  - {match: {detector: new-actor, actor: eve}, reason: r, owner: o, until: 2026-04-01}\n";

        assertThat(read("exceptions:\n" + line).all()).singleElement()
                .satisfies(only -> assertThat(only.id()).matches("exc_[0-9a-f]{12}"));
        assertThat(read("exceptions:\n" + line + line).errors()).singleElement()
                .satisfies(error -> assertThat(error.what()).contains("written twice"));
    }

    @Test
    void what_is_not_yaml_excepts_nothing_and_is_told() throws IOException {
        assertThat(read("exceptions: [").errors()).hasSize(1);
        assertThat(read("- a\n").errors()).hasSize(1);
        assertThat(read("exceptions: 3\n").errors()).hasSize(1);
    }
}
