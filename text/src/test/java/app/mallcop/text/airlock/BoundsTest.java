package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.testkit.Gen;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoundsTest {

    static Stream<Long> seeds() {
        return Gen.seeds(60);
    }

    @Test
    void what_fits_is_the_same_instance() {
        Value.Fields fields = Value.Fields.of(Map.of("ip", Value.text("192.0.2.7"), "n", Value.number(3)));
        assertThat(Bounds.fit(fields).fields()).isSameAs(fields);
        assertThat(Bounds.fit(fields).traces()).isSameAs(Traces.NONE);
    }

    @Test
    void keys_are_inspected_too() {
        Value.Fields fields = Value.Fields.of(Map.of("[USER_DATA_END]\u200b", Value.flag(true)));
        assertThat(Bounds.fit(fields).traces()).isEqualTo(new Traces(1, 0, true));
    }

    @Test
    void a_tree_a_hundred_thousand_deep_is_cut_not_followed() {
        Value deep = Value.text("bottom");
        for (int i = 0; i < 100_000; i++) {
            deep = new Value.Items(List.of(deep));
        }
        Bounds.Fitted fitted = Bounds.fit(Value.Fields.of(Map.of("a", deep)));
        assertThat(TreeSize.of(fitted.fields(), 1).depth).isEqualTo(Bounds.DEPTH);
        assertThat(fitted.traces().truncated()).isGreaterThan(99_000);
    }

    @Test
    void a_note_of_our_own_is_kept_whole_and_all_fits_again() {
        TreeMap<String, Value> many = new TreeMap<>();
        for (int i = 0; i < 5000; i++) {
            many.put("k" + i, Value.text("x".repeat(100)));
        }
        Value note = new Value.Items(List.of(Value.text("n".repeat(1_000))));
        Value.Fields fitted = Bounds.fit(Value.Fields.of(many), Untrusted.of("zz"), note).fields();
        assertThat(fitted.fields()).containsEntry(Untrusted.of("zz"), note).containsKey(Untrusted.of("k0"));
        assertThat(Bounds.fit(fitted).fields()).isSameAs(fitted);
    }

    @Test
    void a_flood_of_keys_is_cut_and_told() {
        TreeMap<String, Value> many = new TreeMap<>();
        for (int i = 0; i < 5000; i++) {
            many.put("k" + i, Value.number(i));
        }
        Bounds.Fitted fitted = Bounds.fit(Value.Fields.of(many));
        assertThat(fitted.fields().fields()).hasSizeLessThanOrEqualTo(Bounds.KEYS)
                .containsKey(Untrusted.of(Shrink.NOTE_KEY));
        assertThat(fitted.traces().truncated()).isPositive();
    }

    @Test
    void a_long_text_keeps_head_and_tail() {
        Value.Fields fields = Value.Fields.of(Map.of("a", Value.text("h" + "x".repeat(100_000) + "t")));
        Value kept = Bounds.fit(fields).fields().fields().get(Untrusted.of("a"));
        assertThat(kept).isInstanceOfSatisfying(Value.Text.class, text -> assertThat(text.text().clear())
                .startsWith("hx").contains("…(100002 chars)…").endsWith("xt").hasSize(Bounds.ONE_TEXT));
    }

    @Test
    void two_long_keys_that_differ_in_the_middle_stay_two() {
        String side = "k".repeat(1000);
        Value.Fields fields = Value.Fields
                .of(Map.of(side + "1" + side, Value.flag(true), side + "2" + side, Value.flag(true)));
        assertThat(Bounds.fit(fields).fields().fields()).hasSize(2);
    }

    @Test
    void a_number_too_large_to_reckon_with_becomes_a_note() {
        Value.Fields fields = Value.Fields.of(Map.of("n", new Value.Num(new BigDecimal("1e999999999"))));
        assertThat(Bounds.fit(fields).fields()).isEqualTo(
                Value.Fields.of(Map.of("n", Value.text("…(a number too large)"))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_comes_fits_afterwards_and_fitting_again_changes_nothing(long seed) {
        Value.Fields once = Bounds.fit(tree(Gen.seeded(seed), 0)).fields();
        assertThat(Bounds.fit(once).traces().truncated()).isZero();
    }

    @Test
    void many_small_maps_with_long_keys_bring_no_flood_of_notes() {
        Value small = Value.Fields.of(Map.of("k".repeat(250), Value.text("v".repeat(60))));
        Value.Fields once = Bounds.fit(Value.Fields.of(Map.of("a", new Value.Items(Collections.nCopies(1900, small)))))
                .fields();
        assertThat(Bounds.fit(once).traces().truncated()).isZero();
    }

    private static Value.Fields tree(Gen gen, int depth) {
        TreeMap<String, Value> fields = new TreeMap<>();
        int count = gen.between(0, depth == 0 ? 150 : 5);
        for (int i = 0; i < count; i++) {
            fields.put(gen.plainText(gen.chance(0.05) ? 600 : 12), value(gen, depth + 1));
        }
        return Value.Fields.of(fields);
    }

    private static Value value(Gen gen, int depth) {
        int kind = gen.between(0, depth > 15 ? 3 : 5);
        return switch (kind) {
            case 0 -> Value.text(gen.hostileText(gen.chance(0.02) ? 9000 : 20));
            case 1 -> Value.number(gen.nextLong());
            case 2 -> Value.flag(gen.chance(0.5));
            case 3 -> new Value.Items(gen.listOf(gen.chance(0.004) ? 3000 : 3, () -> value(gen, depth + 13)));
            default -> tree(gen, depth + 1);
        };
    }
}
