package app.mallcop.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.codec.Tree;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.QuickDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedDaysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    @TempDir
    Path folder;

    private static Sealed sealed(String source, LocalDate day, int revision) {
        return new Sealed(Sealed.pathOf(source, day, revision), source, day, 10, 1, "hash" + revision);
    }

    private static RunLine detected(int number, Detection detection) {
        return new RunLine(RunLine.idOf("", "first", "detect", Given.NOON, number), "", "detect", Given.NOON, 0,
                "epoch",
                List.of(), List.of(), List.of(), List.of(), List.of("r"), detection, null, null);
    }

    private SealedDays log(Detection... detections) throws IOException {
        RunLog log = new RunLog(folder);
        for (int i = 0; i < detections.length; i++) {
            log.append(detected(i, detections[i]), new QuickDisk());
        }
        return SealedDays.read(log);
    }

    private static Detection sealing(Sealed... sealed) {
        return new Detection(List.of(), List.of(), List.of(sealed));
    }

    @Test
    void what_a_detection_says_is_kept_without_loss() throws Exception {
        RunLine line = detected(1, new Detection(List.of("dec_1"), List.of(new Held("github", DAY, "evt-1")),
                List.of(sealed("github", DAY, 1), sealed("github", DAY, 12))));
        byte[] bytes = line.line();

        assertThat(RunLine.read(bytes, 0, bytes.length)).isEqualTo(line);
    }

    @Test
    void a_detection_with_nothing_to_say_is_still_one() throws Exception {
        byte[] bytes = detected(1, Detection.NOTHING).line();

        assertThat(RunLine.read(bytes, 0, bytes.length).detection()).isEqualTo(Detection.NOTHING);
    }

    @Test
    void of_each_day_the_newest_revision_counts() throws Exception {
        SealedDays days = log(sealing(sealed("github", DAY, 1), sealed("azure", DAY, 1)),
                sealing(sealed("github", DAY.plusDays(1), 1)), sealing(sealed("github", DAY, 2)));

        assertThat(days.connectors()).containsExactly("azure", "github");
        assertThat(days.of("github").values()).containsExactly(sealed("github", DAY, 2),
                sealed("github", DAY.plusDays(1), 1));
        assertThat(days.find("azure", DAY)).contains(sealed("azure", DAY, 1));
        assertThat(days.find("azure", DAY.plusDays(1))).isEmpty();
        assertThat(days.names("baseline/github/2026-11-18.jsonl")).isTrue();
        assertThat(days.names("baseline/github/2026-11-18.r3.jsonl")).isFalse();
    }

    @Test
    void a_line_that_cannot_be_read_hides_no_other() throws Exception {
        log(sealing(sealed("github", DAY, 1)));
        Files.writeString(folder.resolve("2026-11.jsonl"), "{\"sealed\":[\n", StandardOpenOption.APPEND);

        assertThat(log(sealing(sealed("azure", DAY, 1))).connectors()).containsExactly("azure", "github");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "baseline/github/2026-11-19.jsonl", "baseline/github/2026-11-18.r0.jsonl",
            "baseline/github/2026-11-18.r01.jsonl", "baseline/azure/2026-11-18.jsonl"})
    void a_path_that_no_sealed_day_has_is_no_sealed_day(String path) {
        String line = new String(detected(1, sealing(sealed("github", DAY, 1))).line(),
                java.nio.charset.StandardCharsets.UTF_8).replace("baseline/github/2026-11-18.jsonl", path);
        byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunLine.read(bytes, 0, bytes.length))
                .isInstanceOf(Tree.Malformed.class);
    }

    @Test
    void as_of_a_run_only_what_was_sealed_by_then_is_there() throws Exception {
        log(sealing(sealed("github", DAY, 1)), sealing(sealed("github", DAY, 2)));
        RunLog log = new RunLog(folder);
        String first = log.all().getFirst().id();

        assertThat(SealedDays.upTo(log, first).of("github").values()).containsExactly(sealed("github", DAY, 1));
        assertThat(SealedDays.read(log).of("github").values()).containsExactly(sealed("github", DAY, 2));
    }
}
