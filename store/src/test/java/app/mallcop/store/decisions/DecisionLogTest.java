package app.mallcop.store.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.events.Damage;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.QuickDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionLogTest {

    @TempDir
    Path folder;

    private static Decision decision(int number) {
        return DecisionCodec.decide(Given.NOON.plusSeconds(number), Untrusted.of("ann"),
                new Decision.Ack(Given.findingId(number), Severity.WARN, null));
    }

    private Path file() {
        return folder.resolve("decisions.jsonl");
    }

    private void append(Decision decision) throws IOException {
        new DecisionLog(file()).append(decision, new QuickDisk());
    }

    private List<Decision> read(List<Damage> damage) throws IOException {
        List<Decision> read = new ArrayList<>();
        new DecisionLog(file()).each(0, read::add, damage::add);
        return read;
    }

    @Test
    void a_decision_made_again_the_same_is_there_once() throws Exception {
        append(decision(1));
        append(decision(2));
        append(decision(1));

        assertThat(read(new ArrayList<>())).containsExactly(decision(1), decision(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, -1})
    void a_decision_that_was_torn_is_made_whole_when_it_is_made_again(int kept) throws Exception {
        append(decision(1));
        byte[] line = DecisionCodec.line(decision(2));
        int there = kept < 0 ? line.length - 1 : kept;
        Files.write(file(), java.util.Arrays.copyOf(line, there), StandardOpenOption.APPEND);

        append(decision(2));

        assertThat(read(new ArrayList<>())).containsExactly(decision(1), decision(2));
    }

    @Test
    void the_first_decision_of_all_may_be_torn_too() throws Exception {
        Files.writeString(file(), "{\"v\":1,");

        append(decision(1));

        assertThat(read(new ArrayList<>())).containsExactly(decision(1));
    }

    @Test
    void a_line_that_is_no_decision_is_told_and_hides_nothing_else() throws Exception {
        append(decision(1));
        Files.writeString(file(), "<<<<<<< ours\n", StandardOpenOption.APPEND);
        append(decision(2));
        List<Damage> damage = new ArrayList<>();

        assertThat(read(damage)).containsExactly(decision(1), decision(2));
        assertThat(damage).containsExactly(new Damage("decisions.jsonl", 2, "not valid JSON"));
    }

    @Test
    void the_id_is_of_what_was_said_and_when_and_by_whom() {
        assertThat(decision(1).id()).isEqualTo(decision(1).id()).isNotEqualTo(decision(2).id());
    }

    @Test
    void only_what_bears_on_the_baseline_is_read_for_detection_and_only_from_there_on() throws Exception {
        String finding = Given.findingId(1);
        Untrusted dana = Untrusted.of("dana");
        List<Decision.Said> teaching = List.of(new Decision.Ack(finding, Severity.WARN, null),
                new Decision.Unack(finding, null),
                new Decision.Verdict(finding, new Outcome.Resolved("triage"), null, List.of("evt-1")),
                new Decision.Forget(dana, null), new Decision.Reset("github", null));
        append(decision(9));
        long start = Files.size(file());
        List<Decision.Said> all = new ArrayList<>(teaching);
        all.add(new Decision.Annotation(finding, dana));
        all.add(new Decision.Feedback(finding, true, null));
        all.add(new Decision.Delivered(finding, "slack", "d", Severity.WARN));
        all.add(new Decision.Verdict(finding, Outcome.ofWord("escalated:suspicious").orElseThrow(), null, List.of()));
        for (Decision.Said said : all) {
            append(DecisionCodec.decide(Given.NOON, dana, said));
        }
        List<Decision.Said> read = new ArrayList<>();

        long end = new DecisionLog(file()).eachTeaching(start, decision -> read.add(decision.said()), _ -> {});

        assertThat(read).isEqualTo(teaching);
        assertThat(end).isEqualTo(Files.size(file()));
    }
}
