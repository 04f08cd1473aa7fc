package app.mallcop.connect.exports;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.json.JsonRecords;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRecordsTest {

    private static List<String> rows(String text) throws Exception {
        List<String> rows = new ArrayList<>();
        new TableRecords(new JsonRecords.Taker() {
            @Override
            public void record(Value.Fields record, long number) {
                StringBuilder row = new StringBuilder();
                record.fields().forEach((key, value) -> row.append(row.isEmpty() ? "" : "; ").append(key.clear())
                        .append('=').append(value instanceof Value.Text(Untrusted told) ? told.clear() : "?"));
                rows.add(row.toString());
            }

            @Override
            public void bad(long number, String why) {
                rows.add("bad " + number + ": " + why);
            }

            @Override
            public void broken(long number, String why) {
                rows.add("broken " + number + ": " + why);
            }
        }).read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return rows;
    }

    @Test
    void fields_may_hold_commas_quotes_and_line_breaks() throws Exception {
        assertThat(rows("\ufeffa,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n\"2\",\n3")).containsExactly("a=1; b=x, \"y\"\nz",
                "a=2", "a=3");
    }

    @Test
    void a_table_that_is_cut_gives_what_was_whole() throws Exception {
        assertThat(rows("a,b\n1,2\n3,\"fo")).containsExactly("a=1; b=2", "broken 2: it is cut in the middle of a row");
    }

    @Test
    void a_row_without_end_is_passed_by_without_being_held() throws Exception {
        assertThat(rows("a\n" + "x".repeat(9_000_000) + "\n1\n")).containsExactly(
                "bad 1: it is larger than any record of a vendor's", "a=1");
    }

    @Test
    void nothing_is_nothing() throws Exception {
        assertThat(rows("")).isEmpty();
        assertThat(rows("a,b\n")).isEmpty();
    }
}
