package app.mallcop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void keys_are_in_canonical_order_whatever_order_they_came_in() {
        Value.Fields fields = Value.Fields
                .of(Map.of("b", Value.number(2), "a", Value.number(1), "c", Value.flag(true)));

        assertThat(fields.fields().keySet()).extracting(Untrusted::clear).containsExactly("a", "b", "c");
    }

    @Test
    void fields_cannot_be_changed() {
        Value.Fields fields = Value.Fields.of(Map.of("a", Value.number(1)));

        assertThatThrownBy(() -> fields.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_text_is_found_only_where_there_is_a_text() {
        Metadata metadata = new Metadata(
                Value.Fields.of(Map.of("country", Value.text("FI"), "status_code", Value.number(403))));

        assertThat(metadata.text("country")).contains(Untrusted.of("FI"));
        assertThat(metadata.text("status_code")).isEmpty();
        assertThat(metadata.text("city")).isEmpty();
    }

    @Test
    void of_a_key_that_comes_twice_the_last_counts_in_whatever_order_keys_come() {
        Value.Fields fields = Value.Fields.of(Stream.of("b", "a", "b").map(Untrusted::of).toList(),
                List.of(Value.number(1), Value.number(2), Value.number(3)));

        assertThat(fields).isEqualTo(Value.Fields.of(Map.of("a", Value.number(2), "b", Value.number(3))));
    }

    @Test
    void a_field_is_found_among_few_and_among_many() {
        for (int many : new int[]{3, 40}) {
            TreeMap<String, Value> all = new TreeMap<>();
            for (int i = 0; i < many; i++) {
                all.put("key_" + i, Value.number(i));
            }
            Metadata metadata = new Metadata(Value.Fields.of(all));

            assertThat(metadata.get("key_2")).contains(Value.number(2));
            assertThat(metadata.fields().fields().get(Untrusted.of("key_2"))).isEqualTo(Value.number(2));
            assertThat(metadata.get("key_x")).isEmpty();
        }
    }
}
