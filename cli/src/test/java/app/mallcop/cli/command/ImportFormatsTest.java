package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.connect.Exports;
import app.mallcop.connect.exports.ExportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFormatsTest {

    private static final String HEAD = "version: \"1\"\n";

    @TempDir
    Path repo = Path.of("");

    @BeforeEach
    void a_deployment_repo() throws IOException {
        Files.writeString(repo.resolve("mallcop.yaml"), HEAD);
    }

    private static String record(int number) {
        return "{\"eventID\":\"e-" + number + "\",\"eventTime\":\"2026-03-10T12:00:" + (10 + number % 50)
                + "Z\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\",\"readOnly\":false,"
                + "\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"dana\"}}";
    }

    private static String trail(int records) {
        StringBuilder out = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < records; i++) {
            out.append(i == 0 ? "" : ",").append(record(i));
        }
        return out.append("]}").toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private Console.Result imported(byte[] bytes, String... more) throws IOException {
        Files.write(repo.resolve("given"), bytes);
        String[] words = Arrays.copyOf(new String[]{"import", "--format", "cloudtrail", "given"}, 4 + more.length);
        System.arraycopy(more, 0, words, 4, more.length);
        return Console.in(repo).run(words);
    }

    private Console.Result imported(String text, String... more) throws IOException {
        return imported(text.getBytes(StandardCharsets.UTF_8), more);
    }

    @Test
    void the_formats_are_those_that_can_be_read() {
        assertThat(Whose.FORMATS.subList(1, Whose.FORMATS.size()))
                .isEqualTo(Exports.ALL.stream().map(ExportFormat::name).toList());
    }

    @Test
    void a_platforms_file_becomes_events_once_plain_or_packed() throws IOException {
        Console.Result first = imported(trail(200));
        assertThat(first.exit()).as(first.out()).isZero();
        assertThat(first.out()).contains("\"lines\":200,\"added\":200", "\"aws-cloudtrail\":{\"lines\":200");
        assertThat(imported(gzip(trail(200).getBytes(StandardCharsets.UTF_8))).out())
                .contains("\"added\":0,\"duplicates\":200,\"conflicts\":0,\"rejected\":0");
    }

    @Test
    void what_a_scan_would_keep_of_the_platforms_own_record_is_kept() throws IOException {
        imported(trail(1));
        try (var files = Files.walk(repo.resolve("raw"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsonl.gz"))).hasSize(1);
        }
    }

    @Test
    void a_file_that_is_cut_gives_what_was_whole_and_says_where_it_broke() throws IOException {
        String whole = trail(100);
        Console.Result cut = imported(whole.substring(0, whole.length() - 300));
        assertThat(cut.exit()).isEqualTo(3);
        assertThat(cut.out()).contains("\"added\":98", "\"rejected\":1",
                "\"line\":99,\"reason\":\"it is cut, or no JSON");
    }

    @Test
    void a_packed_file_that_is_cut_gives_what_was_whole() throws IOException {
        byte[] packed = gzip(trail(20_000).getBytes(StandardCharsets.UTF_8));
        Console.Result cut = imported(Arrays.copyOf(packed, packed.length / 2));
        assertThat(cut.exit()).isEqualTo(3);
        assertThat(cut.out()).contains("the file was cut when it was packed", "\"rejected\":1")
                .doesNotContain("\"added\":0");
    }

    @Test
    void a_line_that_is_none_stops_nothing() throws IOException {
        Console.Result result = imported(
                record(1) + "\noops\n\n" + record(2) + "\n{\"Records\":[" + record(3) + "]}\n");
        assertThat(result.out()).contains("\"added\":3", "\"rejected\":1", "\"line\":2,");
    }

    @Test
    void a_file_that_unpacks_to_anything_is_stopped() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(("[" + record(1) + ",").getBytes(StandardCharsets.UTF_8));
            byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 400; i++) {
                out.write(blank);
            }
            out.write((record(2) + "]").getBytes(StandardCharsets.UTF_8));
        }
        Console.Result result = imported(packed.toByteArray());
        assertThat(result.out()).contains("\"added\":1", "unpacks to far more than a log does");
    }

    @Test
    void the_only_connector_of_the_type_is_meant_and_of_several_one_must_be_named() throws IOException {
        Files.writeString(repo.resolve("mallcop.yaml"),
                HEAD + "connectors:\n  - {id: aws-prod, type: aws-cloudtrail, region: us-east-1}\n");
        assertThat(imported(trail(1)).out()).contains("\"aws-prod\":{\"lines\":1");
        Files.writeString(repo.resolve("mallcop.yaml"),
                HEAD + "connectors:\n  - {id: aws-prod, type: aws-cloudtrail, region: us-east-1}\n"
                        + "  - {id: aws-test, type: aws-cloudtrail, region: us-east-1}\n  - {id: gh, type: github, org: x}\n");
        assertThat(imported(trail(1)).out()).contains("which-connector", "aws-prod, aws-test");
        assertThat(imported(trail(1), "--connector", "aws-test").out()).contains("\"aws-test\":{\"lines\":1");
        assertThat(imported(trail(1), "--connector", "gh").out()).contains("other-type");
        assertThat(imported(trail(1), "--connector", "elsewhere").out()).contains("\"elsewhere\":{\"lines\":1");
    }

    @Test
    void an_unknown_format_is_told_with_those_there_are() {
        Console.Result result = Console.in(repo).run("import", "--format", "cloudtrial", "given");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("azure-activity, cloudtrail,");
    }

    @Test
    void a_platforms_file_taken_for_events_hints_at_the_format() throws IOException {
        Files.writeString(repo.resolve("given"), trail(1));
        assertThat(Console.in(repo).run("import", "given").out()).contains("--format azure-activity, cloudtrail");
    }

    @Test
    void what_is_no_json_and_an_empty_file_are_told_apart() throws IOException {
        assertThat(imported("time,user\n1,2\n").out()).contains("the file is no JSON");
        assertThat(imported("").exit()).isZero();
        assertThat(imported("\n \n").exit()).isZero();
    }

    @Test
    void operations_without_a_name_of_ours_are_counted() throws IOException {
        assertThat(
                imported("[" + record(1).replace("CreateUser", "InventedTomorrow").replace("iam.", "new.") + "]").out())
                .contains("\"operation\":\"[USER_DATA_BEGIN]InventedTomorrow[USER_DATA_END]\",\"records\":1");
    }
}
