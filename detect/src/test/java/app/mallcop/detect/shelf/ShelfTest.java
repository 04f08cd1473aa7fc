package app.mallcop.detect.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private final ShelfFiles files = new ShelfFiles();

    private static byte[] key(String... parts) {
        return ShelfKey.of(Key.of(List.of(parts).stream().map(Untrusted::of).toList()), "f");
    }

    private static boolean add(byte[] key, Unpacking older, @org.jspecify.annotations.Nullable Unpacking newer,
            Packing into) {
        long sum = older.number() + (newer == null ? 0 : newer.number());
        into.number(sum);
        return sum != 0;
    }

    private Shelves shelf(String name, int keys) throws IOException {
        SortedMap<byte[], Shelves.Value> entries = Shelves.entries();
        for (int i = 0; i < keys; i++) {
            int number = i;
            entries.put(key("actor-" + i % 100, "thing-" + i), out -> out.number(number));
        }
        Shelves shelves = new Shelves(files);
        shelves.add(name, entries, ShelfTest::add);
        return shelves;
    }

    private static long sum(Shelves shelves, byte[] key) {
        return shelves.find(key).stream().mapToLong(Unpacking::number).sum();
    }

    @Test
    void every_key_is_found_and_no_other() throws IOException {
        Shelves shelves = shelf("a", 20_000);

        for (int i = 0; i < 20_000; i += 7) {
            assertThat(sum(shelves, key("actor-" + i % 100, "thing-" + i))).isEqualTo(i);
        }
        assertThat(shelves.find(key("actor-1"))).isEmpty();
        assertThat(shelves.find(key("", ""))).isEmpty();
        assertThat(shelves.find(key("zzz", "z"))).isEmpty();
    }

    @Test
    void keys_that_begin_alike_are_listed_together() throws IOException {
        Shelves shelves = shelf("a", 20_000);
        List<Key> found = new ArrayList<>();

        shelves.each(key("actor-3"), (key, _) -> found.add(ShelfKey.key(key, 1)));

        assertThat(found).hasSize(200).allMatch(key -> key.part(0).equals(Untrusted.of("actor-3")));
    }

    @Test
    void finding_a_key_reads_about_as_much_of_a_large_shelf_as_of_a_small_one() throws IOException {
        Shelves small = shelf("small", 2_000);
        small.find(key("actor-5", "thing-5"));
        long one = files.bytesRead;
        Shelves large = shelf("large", 200_000);
        files.bytesRead = 0;

        large.find(key("actor-5", "thing-5"));

        assertThat(files.bytesRead).isPositive().isLessThan(3 * one);
    }

    @Test
    void many_small_additions_make_few_shelves_and_lose_nothing() throws IOException {
        Random random = new Random(1);
        Map<String, Long> expected = new TreeMap<>();
        Shelves shelves = new Shelves(files);
        for (int run = 0; run < 200; run++) {
            SortedMap<byte[], Shelves.Value> entries = Shelves.entries();
            for (int i = 0; i < 20; i++) {
                String name = "key-" + random.nextInt(500);
                if (entries.putIfAbsent(key(name), out -> out.number(1)) == null) {
                    expected.merge(name, 1L, Long::sum);
                }
            }
            shelves.add("run-" + run, entries, ShelfTest::add);
        }

        assertThat(shelves.names()).hasSizeLessThanOrEqualTo(12);
        expected.forEach((name, count) -> assertThat(sum(shelves, key(name))).as(name).isEqualTo(count));
        Packing head = new Packing();
        shelves.write(head);
        Shelves again = Shelves.read(new Unpacking(head.bytes()), files);
        expected.forEach((name, count) -> assertThat(sum(again, key(name))).as(name).isEqualTo(count));
    }

    @Test
    void a_damaged_byte_is_noticed_by_whoever_asks_for_its_place() throws IOException {
        Shelves shelves = shelf("a", 20_000);
        byte[] file = files.files.getOrDefault("a", new byte[0]);
        file[file.length / 2] ^= 1;

        assertThat(sum(shelves, key("actor-0", "thing-0"))).isZero();
        assertThatThrownBy(() -> shelves.each(key(), (_, _) -> {})).isInstanceOf(Unreadable.class);
    }

    @Test
    void any_text_can_be_part_of_a_key_or_a_value() {
        for (String text : List.of("", "plain", "\0", "a\0b", "é", "€uro", "\uD83D\uDE00", "\uD83D", "\uDE00\uD83D")) {
            assertThat(ShelfKey.key(key(text, "next"), 1)).isEqualTo(Key.of(Untrusted.of(text), Untrusted.of("next")));
            Packing out = new Packing();
            out.text(text);
            assertThat(new Unpacking(out.bytes()).text()).isEqualTo(text);
        }
    }
}
