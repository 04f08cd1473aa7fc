package app.mallcop.store.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.testkit.Gen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineFeedTest {

    static Stream<Long> seeds() {
        return Gen.seeds(50);
    }

    /** What was fed, as {@code number:text}, or {@code number too long: bytes}. */
    private static List<String> fed(InputStream in) throws IOException {
        List<String> fed = new ArrayList<>();
        LineFeed.feed(in, new LineFeed.Lines() {
            @Override
            public void line(byte[] bytes, int from, int length, long number) {
                fed.add(number + ":" + new String(bytes, from, length, StandardCharsets.ISO_8859_1));
            }

            @Override
            public void tooLong(long number, long bytes) {
                fed.add(number + " too long: " + bytes);
            }
        });
        return fed;
    }

    private static List<String> fed(byte[] bytes) throws IOException {
        return fed(new ByteArrayInputStream(bytes));
    }

    private static List<String> fed(String text) throws IOException {
        return fed(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same in the simplest words there are. */
    private static List<String> naive(byte[] bytes) {
        List<String> fed = new ArrayList<>();
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        long number = 0;
        for (String line : all.split("\n", -1)) {
            number++;
            if (line.length() > LineFeed.LONGEST_LINE) {
                fed.add(number + " too long: " + line.length());
                continue;
            }
            String own = number == 1 && line.startsWith("\u00ef\u00bb\u00bf") ? line.substring(3) : line;
            own = own.endsWith("\r") ? own.substring(0, own.length() - 1) : own;
            if (own.chars().anyMatch(c -> c != ' ' && c != '\t')) {
                fed.add(number + ":" + own);
            }
        }
        return fed;
    }

    /** Gives what it has in pieces of any size, as a pipe does. */
    private static InputStream inPieces(Gen gen, byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, gen.between(1, 70_000)));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splits_whatever_comes_as_the_simplest_splitter_would(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (gen.chance(0.3)) {
            out.writeBytes("\ufeff".getBytes(StandardCharsets.UTF_8));
        }
        for (int i = gen.between(0, 40); i > 0; i--) {
            byte[] line = new byte[gen.chance(0.05) ? gen.between(200_000, 700_000) : gen.between(0, 30)];
            for (int j = 0; j < line.length; j++) {
                line[j] = (byte) (gen.chance(0.2)
                        ? gen.between(0, 256)
                        : gen.oneOf(List.of((int) ' ', (int) '\t', (int) 'x', 0xef)));
            }
            out.writeBytes(line);
            out.writeBytes(gen.oneOf(List.of("\n", "\r\n", "\n\n")).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = out.toByteArray();
        byte[] cut = Arrays.copyOf(bytes, bytes.length == 0 ? 0 : gen.between(0, bytes.length + 1));

        assertThat(fed(inPieces(gen, cut))).isEqualTo(naive(cut));
    }

    @Test
    void a_line_of_the_greatest_length_is_read_and_one_byte_more_is_not() throws Exception {
        byte[] longest = new byte[LineFeed.LONGEST_LINE];
        Arrays.fill(longest, (byte) 'x');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(longest);
        out.writeBytes("\nx".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(longest);
        out.writeBytes("\nshort\n".getBytes(StandardCharsets.UTF_8));

        assertThat(fed(out.toByteArray())).isEqualTo(naive(out.toByteArray()))
                .last().isEqualTo("3:short");
    }

    @Test
    void a_line_without_end_is_passed_by_without_being_held() throws Exception {
        long size = 200L * 1024 * 1024;
        InputStream endless = new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int now = (int) Math.min(length, left);
                left -= now;
                return now == 0 ? -1 : now;
            }
        };

        assertThat(fed(endless)).containsExactly("1 too long: " + size);
    }

    @Test
    void the_last_line_needs_no_newline() throws Exception {
        assertThat(fed("a\nb")).containsExactly("1:a", "2:b");
    }

    @Test
    void a_byte_order_mark_is_passed_by_only_at_the_start() throws Exception {
        assertThat(fed("\ufeffa\n\ufeffb")).containsExactly("1:a", "2:\u00ef\u00bb\u00bfb");
    }

    @Test
    void blank_lines_count_and_are_not_told() throws Exception {
        assertThat(fed("\n \t\r\na\r\n\r\n")).containsExactly("3:a");
    }
}
