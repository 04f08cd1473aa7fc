package app.mallcop.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Console.Result;
import app.mallcop.desk.Cancelled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    private static final Problem PROBLEM = Problem.of("half", "half of it", "do the other half");

    private static Console doing(Sample.Work work) {
        return Console.in(Path.of("/")).with(Sample.doing(work));
    }

    @Test
    void a_result_is_one_document_with_its_fields_between_status_and_errors() {
        Result result = doing((_, _) -> Sample.Result.fine()).run("sample");
        assertThat(result.out()).startsWith("{\"command\":\"sample\",\"status\":\"ok\",\"own\":\"ours\",")
                .endsWith(",\"errors\":[]}\n");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void text_from_outside_is_boxed_in_the_document() {
        assertThat(doing((_, _) -> Sample.Result.fine()).run("sample").out())
                .contains("\"other\":\"[USER_DATA_BEGIN]theirs[USER_DATA_END]\"");
    }

    @Test
    void human_text_is_no_document() {
        assertThat(doing((_, _) -> Sample.Result.fine()).run("sample", "--human").out()).isEqualTo("ours theirs\n");
    }

    @Test
    void partly_done_is_exit_3_and_says_what_is_missing() {
        Result result = doing((_, _) -> new Sample.Result(Verdict.partly(List.of(PROBLEM)), "ours",
                Untrusted.EMPTY, 0, () -> {})).run("sample");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"status\":\"partial\"").contains(
                "\"errors\":[{\"code\":\"half\",\"message\":\"half of it\",\"hint\":\"do the other half\"}]");
        assertThat(result.err()).contains("mallcop sample: half of it").contains("do the other half");
    }

    @Test
    void an_answer_of_no_is_exit_4() {
        assertThat(doing((_, _) -> new Sample.Result(Verdict.no(List.of(PROBLEM)), "", Untrusted.EMPTY, 0, () -> {}))
                .run("sample").exit()).isEqualTo(4);
    }

    @Test
    void a_usage_refusal_is_exit_2() {
        Result result = doing((_, _) -> {
            throw Refusal.usage(PROBLEM);
        }).run("sample");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).startsWith("{\"command\":\"sample\",\"status\":\"error\",\"errors\":[");
    }

    @Test
    void a_failure_is_exit_1_and_leaves_stdout_empty_for_people() {
        Result result = doing((_, _) -> {
            throw Refusal.failed(PROBLEM);
        }).run("sample", "--human");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("half of it");
    }

    @Test
    void a_defect_is_one_document_without_its_message_or_trace() {
        Result result = doing((_, _) -> {
            throw new IllegalStateException("holds text of others");
        }).run("sample");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("\"code\":\"internal\"").contains("IllegalStateException");
        assertThat(result.out() + result.err()).doesNotContain("holds text of others").doesNotContain("\tat ");
    }

    @Test
    void debug_puts_the_trace_on_stderr_only() {
        Result result = doing((_, _) -> {
            throw new IllegalStateException("why");
        }).run("sample", "--debug");
        assertThat(result.err()).contains("\tat app.mallcop");
        assertThat(result.out()).doesNotContain("\tat ").hasLineCount(1);
    }

    @Test
    void a_missing_file_names_the_file_boxed() {
        assertThat(doing((_, _) -> {
            throw new NoSuchFileException("/x/y");
        }).run("sample").out()).contains("file-access").contains("[USER_DATA_BEGIN]/x/y[USER_DATA_END]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "/x/y: No space left on device", "Disk quota exceeded"})
    void a_full_disk_is_called_that(String message) {
        Result result = doing((_, _) -> {
            throw new IOException(message);
        }).run("sample");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("\"disk-full\"", "the disk is full").doesNotContain("/x/y");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 3000})
    void what_breaks_while_it_is_written_still_is_one_whole_document(int fields) {
        Result result = doing((_, _) -> new Sample.Result(Verdict.fine(), "ours", Untrusted.EMPTY, fields, () -> {
            throw new IllegalStateException("midway");
        })).run("sample");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).hasLineCount(1).endsWith("]}\n").contains("\"code\":\"internal\"");
        assertThat(result.out().split("\"command\"", -1)).hasSize(2);
    }

    @Test
    void a_cancelled_run_is_exit_130_and_one_document() {
        Result result = doing((_, run) -> {
            run.cancel().check();
            return Sample.Result.fine();
        }).cancelledBy(() -> true).run("sample");
        assertThat(result.exit()).isEqualTo(130);
        assertThat(result.out()).contains("\"code\":\"interrupted\"").hasLineCount(1);
    }

    @Test
    void cancelled_is_told_from_broken() {
        assertThat(doing((_, _) -> {
            throw new Cancelled();
        }).run("sample").out()).contains("interrupted").doesNotContain("internal");
    }

    @Test
    void a_reader_who_left_is_no_error() {
        assertThat(writingTo("Broken pipe", "sample")).isEqualTo("0 ");
    }

    @Test
    void a_reader_who_left_a_long_text_is_no_error() {
        assertThat(writingTo("Broken pipe", "sample", "--human")).isEqualTo("0 ");
    }

    @Test
    void a_full_disk_behind_stdout_is_an_error() {
        assertThat(writingTo("No space left on device", "sample")).startsWith("1 mallcop: the result could not");
    }

    private static String writingTo(String failure, String... args) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        var err = new java.io.ByteArrayOutputStream();
        World world = new World(Map.of(), Path.of("/"), java.io.InputStream.nullInputStream(), broken, err, false,
                false, InstantSource.system(), () -> false, Optional.empty());
        Catalogue catalogue = Sample
                .doing((_, _) -> new Sample.Result(Verdict.fine(), "o", Untrusted.of("x".repeat(3 << 20)), 3000,
                        () -> {}));
        int exit = new Frame(catalogue, world, List.of(args)).run(List.of(args));
        return exit + " " + err.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void quiet_keeps_stderr_empty_since_the_document_says_it_all() {
        assertThat(doing((_, _) -> {
            throw Refusal.failed(PROBLEM);
        }).run("sample", "--quiet").err()).isEmpty();
    }

    @Test
    void no_command_is_help() {
        Result result = doing((_, _) -> Sample.Result.fine()).run();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Look").contains("two words");
    }
}
