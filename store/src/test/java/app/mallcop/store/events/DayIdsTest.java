package app.mallcop.store.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.testkit.Gen;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DayIdsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String OWN = "evt-2026-11-20-github-";

    static Stream<Long> seeds() {
        return Gen.seeds(50);
    }

    private static DayIds ids() {
        return new DayIds("github", DAY, 0);
    }

    private static DayIds.Met meet(DayIds ids, String id, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ids.meet(id, bytes, 0, bytes.length);
    }

    private static String id(Gen gen) {
        int number = gen.between(0, 400);
        return switch (number % 3) {
            case 0 -> OWN + "0".repeat(29) + (number + 100);
            case 1 -> OWN + "A".repeat(29) + (number + 100);
            default -> "vendor:" + number;
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tells_what_a_map_would_tell_also_after_being_saved(long seed) {
        Gen gen = Gen.seeded(seed);
        Map<String, String> model = new HashMap<>();
        DayIds ids = ids();
        for (int i = 0; i < 1_000; i++) {
            String id = id(gen);
            String body = "body " + gen.between(0, 3);
            String before = model.putIfAbsent(id, body);
            DayIds.Met expected = before == null
                    ? DayIds.Met.NEW
                    : before.equals(body) ? DayIds.Met.SAME : DayIds.Met.OTHER_BODY;
            assertThat(meet(ids, id, body)).as(id).isEqualTo(expected);
            if (i % 250 == 0) {
                ids = DayIds.load("github", DAY, ByteBuffer.wrap(ids.save()));
            }
        }
        assertThat(ids.count()).isEqualTo(model.size());
    }

    @Test
    void an_id_of_zeros_is_an_id() {
        DayIds ids = ids();

        assertThat(meet(ids, OWN + "0".repeat(32), "a")).isEqualTo(DayIds.Met.NEW);
        assertThat(meet(ids, OWN + "0".repeat(32), "a")).isEqualTo(DayIds.Met.SAME);
    }

    @Test
    void an_id_that_only_looks_like_ours_is_another_one() {
        DayIds ids = ids();
        List<String> alike = List.of("a".repeat(32), "A".repeat(32), "z".repeat(32), "a".repeat(31) + "-",
                "a".repeat(31), "a".repeat(33));

        for (String end : alike) {
            assertThat(meet(ids, OWN + end, "body")).as(end).isEqualTo(DayIds.Met.NEW);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_saved_and_cut_is_not_believed(long seed) {
        Gen gen = Gen.seeded(seed);
        DayIds ids = ids();
        for (int i = 0; i < 50; i++) {
            meet(ids, id(gen), "body");
        }
        byte[] saved = ids.save();
        ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(saved, gen.between(0, saved.length)));

        assertThatThrownBy(() -> DayIds.load("github", DAY, cut)).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void a_count_beyond_reason_is_not_believed() {
        ByteBuffer saved = ByteBuffer.wrap(new byte[]{0x7f, 0, 0, 0, 1, 2, 3});

        assertThatThrownBy(() -> DayIds.load("github", DAY, saved)).isInstanceOf(BufferUnderflowException.class);
    }
}
