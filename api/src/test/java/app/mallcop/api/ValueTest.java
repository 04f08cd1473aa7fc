package app.mallcop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
}
