package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final String ONE = Shop.event("v1", "2026-03-11T14:00:00Z", "dana");
    private static final String TWO = Shop.event("v2", "2026-03-11T15:00:00Z", "sam");

    @TempDir
    Path temp = Path.of("");

    private Shop shop;

    @BeforeEach
    void makeShop() throws IOException {
        shop = Shop.in(temp);
    }

    private Console.Result pipe(String text) {
        return shop.console().typing(text).run("import", "-");
    }

    private Console.Result pipe(byte[] bytes) throws IOException {
        return shop.run("import", shop.file("given.jsonl", bytes).toString());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void new_events_are_added_and_counted_by_source() {
        assertThat(pipe(ONE + "\n" + TWO + "\n").out())
                .contains("\"lines\":2,\"added\":2,\"duplicates\":0,\"conflicts\":0,\"rejected\":0")
                .contains("\"sources\":{\"github\":{\"lines\":2,\"added\":2");
    }

    @Test
    void events_that_come_again_are_dropped() {
        pipe(ONE);
        Console.Result again = pipe(TWO + "\n" + ONE);
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("\"added\":1,\"duplicates\":1");
    }

    @Test
    void another_body_under_a_known_id_is_a_conflict_and_the_first_stays() {
        pipe(ONE);
        Console.Result again = pipe(Shop.event("v1", "2026-03-11T14:00:00Z", "mallory"));
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.out()).contains("\"conflicts\":1", "\"status\":\"partial\"", "conflicting-events");
    }

    @Test
    void a_bad_line_is_told_with_its_number_and_stops_nothing() {
        Console.Result result = pipe(ONE + "\nthis is no json\n" + TWO);
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"added\":2", "\"rejected\":1", "\"line\":2,", "\"bad_lines_total\":1");
    }

    @Test
    void a_hundred_bad_lines_are_told_and_the_rest_is_counted() {
        Console.Result result = pipe("nonsense\n".repeat(150));
        assertThat(result.out()).contains("\"bad_lines_total\":150");
        assertThat(result.out().split("\"reason\"", -1)).hasSize(101);
    }

    @Test
    void an_empty_file_is_a_fact_and_no_error() {
        Console.Result result = pipe("");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("\"lines\":0,\"added\":0");
    }

    @Test
    void a_missing_file_is_a_usage_error_and_nothing_is_imported() {
        Console.Result result = shop.run("import", "nowhere.jsonl");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("no-such-file");
        assertThat(shop.path("runs")).doesNotExist();
    }

    @Test
    void a_folder_without_events_is_a_usage_error() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("empty"));
        assertThat(shop.run("import", folder.toString()).out()).contains("no-events-there");
    }

    @Test
    void gzip_is_told_by_content_not_by_name() throws IOException {
        assertThat(pipe(gzip(ONE + "\n" + TWO)).out()).contains("\"added\":2");
    }

    @Test
    void a_cut_gzip_file_leaves_nothing_behind() throws IOException {
        byte[] whole = gzip((ONE + "\n").repeat(1) + "x".repeat(200_000) + Math.PI);
        Console.Result result = pipe(Arrays.copyOf(whole, whole.length / 2));
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("cut-file");
        assertThat(shop.segments()).isEmpty();
    }

    @Test
    void an_unknown_format_lists_the_known_one() {
        Console.Result result = shop.run("import", "--format", "nonsense", "-");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("events");
    }

    @Test
    void a_connector_id_that_is_none_is_a_usage_error() {
        assertThat(shop.console().typing(ONE).run("import", "-", "--connector", "../etc").exit()).isEqualTo(2);
    }

    @Test
    void a_named_connector_owns_the_events_whatever_they_say() throws IOException {
        shop.console().typing(ONE).run("import", "-", "--connector", "gh-prod");
        assertThat(shop.path("events/gh-prod/2026-03-11")).isDirectory();
        assertThat(Shop.text(shop.segments().getFirst())).contains("\"source\":\"gh-prod\"");
    }

    @Test
    void a_configured_connector_gives_the_type() throws IOException {
        shop = Shop.with(temp.resolve("b"), "version: \"1\"\nconnectors:\n  - id: gh-prod\n    type: github\n");
        Console.Result result = shop.console().typing(ONE).run("import", "-", "--connector", "gh-prod");
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(Shop.text(shop.segments().getFirst())).contains("\"connector_type\":\"github\"");
    }

    @Test
    void crlf_and_a_byte_order_mark_are_no_part_of_the_lines() throws IOException {
        assertThat(pipe(("\ufeff" + ONE + "\r\n" + TWO + "\r\n").getBytes(StandardCharsets.UTF_8)).out())
                .contains("\"added\":2", "\"rejected\":0");
    }

    @Test
    void nul_bytes_and_invalid_utf_8_reject_their_line_only() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[]{0, 0, 0, '\n'});
        bytes.write((ONE + "\n").getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[]{'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}', '\n'});
        Console.Result result = pipe(bytes.toByteArray());
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"added\":1", "\"rejected\":2");
    }

    @Test
    void nesting_of_a_hundred_thousand_rejects_its_line_only() {
        String deep = ONE.replace("\"metadata\":{",
                "\"metadata\":{\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",");
        Console.Result result = pipe(deep + "\n" + TWO);
        assertThat(result.out()).contains("\"added\":1", "\"rejected\":1", "nested too deep");
    }

    @Test
    void a_line_of_a_gibibyte_is_passed_by_without_being_held() {
        Console.Result result = shop.console().reading(new LongLine(1L << 30, ONE)).run("import", "-");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"added\":1", "\"rejected\":1", "1073741824 bytes");
    }

    @Test
    void the_first_layout_of_an_ancestor_imports() throws IOException {
        shop.file("old/events/github-2026-03.jsonl",
                "{\"id\":\"evt_0123456789ab\",\"timestamp\":\"2026-03-11T14:00:00Z\","
                        + "\"ingested_at\":\"2026-03-11T14:05:00Z\",\"source\":\"github\",\"event_type\":\"login\","
                        + "\"actor\":\"[USER_DATA_BEGIN]dana[USER_DATA_END]\",\"action\":\"login\",\"target\":\"shop\",\"severity\":\"info\","
                        + "\"metadata\":{\"ip\":\"10.0.0.1\"},\"raw\":{\"who\":\"dana\"}}\n");
        Console.Result result = shop.run("import", temp.resolve("old").toString());
        assertThat(result.out()).contains("\"added\":1", "\"rejected\":0");
        assertThat(Shop.text(shop.segments().getFirst())).contains("evt_0123456789ab")
                .contains("[USER_DATA_BEGIN]dana[USER_DATA_END]")
                .doesNotContain("BEGIN][USER_DATA");
    }

    @Test
    void the_second_layout_of_an_ancestor_imports() throws IOException {
        shop.file("old/.mallcop/events/github-2026-03.jsonl", ONE + "\n");
        assertThat(shop.run("import", temp.resolve("old").toString()).out()).contains("\"added\":1");
    }

    @Test
    void another_deployment_repo_imports() throws IOException {
        Shop other = Shop.in(temp.resolve("other"));
        other.console().typing(ONE + "\n" + TWO).run("import", "-");
        assertThat(shop.run("import", other.path("").toString()).out()).contains("\"added\":2");
    }

    @Test
    void raw_payloads_are_kept_beside_the_events() throws IOException {
        pipe(ONE.replace("\"metadata\"", "\"raw\":{\"who\":\"dana\"},\"metadata\""));
        assertThat(shop.path("raw/github/2026-03-11")).isDirectoryContaining("glob:**.jsonl.gz");
        assertThat(Shop.text(shop.segments().getFirst())).contains("\"raw\":\"sha256:");
    }

    @Test
    void raw_payloads_are_not_kept_when_config_says_so() throws IOException {
        shop = Shop.with(temp.resolve("b"), "version: \"1\"\nstorage:\n  raw_retention_days: 0\n");
        pipe(ONE.replace("\"metadata\"", "\"raw\":{\"who\":\"dana\"},\"metadata\""));
        assertThat(shop.path("raw")).doesNotExist();
    }

    @Test
    void an_event_ahead_of_the_clock_is_stored_and_told() {
        assertThat(pipe(Shop.event("v9", "2026-03-21T00:00:00Z", "dana")).out()).contains("\"added\":1", "\"ahead\":1");
    }

    @Test
    void a_broken_config_is_told_before_anything_is_read() throws IOException {
        shop = Shop.with(temp.resolve("b"), "version: \"1\"\nstorage: nonsense\n");
        Console.Result result = pipe(ONE);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(shop.segments()).isEmpty();
    }

    @Test
    void the_human_form_tells_the_rejected_lines() {
        Console.Result result = shop.console().typing(ONE + "\nnonsense").run("import", "-", "--human");
        assertThat(result.out()).contains("1 events added").contains("line 2").contains("github");
    }

    /** A line so long, then a line that is an event. Makes its bytes as they are asked for. */
    private static final class LongLine extends InputStream {

        private final long length;
        private final byte[] after;
        private long at;

        LongLine(long length, String after) {
            this.length = length;
            this.after = ("\n" + after + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            if (at < length) {
                int some = (int) Math.min(count, length - at);
                Arrays.fill(bytes, from, from + some, (byte) 'x');
                at += some;
                return some;
            }
            int rest = (int) (at - length);
            if (rest >= after.length) {
                return -1;
            }
            int some = Math.min(count, after.length - rest);
            System.arraycopy(after, rest, bytes, from, some);
            at += some;
            return some;
        }
    }
}
