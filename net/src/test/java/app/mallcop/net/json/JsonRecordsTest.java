package app.mallcop.net.json;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {

    private final List<String> told = new ArrayList<>();
    private final JsonRecords.Taker taker = new JsonRecords.Taker() {
        @Override
        public void record(Value.Fields record, long number) {
            told.add(number + " " + (record.fields().get(Untrusted.of("a")) instanceof Value.Num(var n) ? n : "-"));
        }

        @Override
        public void bad(long number, String why) {
            told.add(number + " bad: " + why);
        }

        @Override
        public void broken(long number, String why) {
            told.add(number + " broken: " + why);
        }
    };

    private List<String> of(String json) throws Exception {
        new JsonRecords(Set.of("Records", "value"), taker)
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return told;
    }

    @Test
    void a_list_is_read_record_by_record() throws Exception {
        assertThat(of("[{\"a\":1},{\"a\":2}]")).containsExactly("1 1", "2 2");
    }

    @Test
    void an_object_that_holds_a_list_is_read_whatever_stands_beside_it() throws Exception {
        assertThat(of(
                "{\"@context\":\"x\",\"more\":{\"value\":[1]},\"value\":[{\"a\":1},{\"a\":2}],\"next\":[{\"a\":9}]}"))
                .containsExactly("1 1", "2 2");
    }

    @Test
    void an_object_that_holds_none_is_a_record() throws Exception {
        assertThat(of("{\"a\":1,\"b\":[{\"a\":2}],\"c\":{\"value\":[]}}\n\n{\"a\":2} {\"value\":[{\"a\":3}]}"))
                .containsExactly("1 1", "2 2", "3 3");
    }

    @Test
    void what_is_cut_gives_what_was_whole_and_says_where_it_broke() throws Exception {
        assertThat(of("{\"Records\":[{\"a\":1},\n{\"a\":2},{\"a")).containsExactly("1 1", "2 2",
                "3 broken: it is cut, or no JSON at line 2, column 12");
    }

    @Test
    void what_is_no_object_is_told_and_stops_nothing() throws Exception {
        assertThat(of("[1,{\"a\":1},[{}],\"x\",{\"a\":2}]")).containsExactly("1 bad: it is no object", "2 1",
                "3 bad: it is no object", "4 bad: it is no object", "5 2");
    }

    @Test
    void a_record_that_is_too_large_is_passed_by_and_the_next_one_is_read() throws Exception {
        String large = "{\"x\":[" + "{\"y\":[1,2]},".repeat(120_000) + "1]}";
        assertThat(of("[{\"a\":1}," + large + ",{\"a\":2}]")).containsExactly("1 1",
                "2 bad: it is larger than any record of a vendor's", "3 2");
        told.clear();
        assertThat(of(large + "{\"a\":2}")).containsExactly("1 bad: it is larger than any record of a vendor's",
                "2 2");
    }

    @Test
    void a_record_nested_beyond_measure_is_told_and_breaks_nothing() throws Exception {
        String deep = "{\"x\":" + "[".repeat(500) + "]".repeat(500) + "}";
        assertThat(of("[" + deep + ",{\"a\":2}]")).containsExactly("1 bad: it is larger than any record of a vendor's",
                "2 2");
        told.clear();
        assertThat(of("{\"x\":".repeat(100_000))).singleElement().asString().startsWith("1 b");
    }

    @Test
    void a_file_that_ends_too_early_while_it_is_unpacked_gives_what_was_whole() throws Exception {
        InputStream cut = new SequenceInputStream(
                new ByteArrayInputStream("[{\"a\":1},{\"a\"".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new EOFException("cut");
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        throw new EOFException("cut");
                    }
                });
        new JsonRecords(Set.of(), taker).read(cut);
        assertThat(told).containsExactly("1 1", "2 broken: the file was cut when it was packed");
    }
}
