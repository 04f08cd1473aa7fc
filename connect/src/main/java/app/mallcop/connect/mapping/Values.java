package app.mallcop.connect.mapping;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as texts. An empty text, an empty list and null say nothing, so they count as absent. */
final class Values {

    /** More would only make a text that nobody reads. */
    private static final int MOST_JOINED = 64;
    /** A number with a larger exponent is no number of a record, and writing it out would be long. */
    private static final int WIDEST_NUMBER = 100;

    private Values() {}

    static @Nullable Value present(@Nullable Value value) {
        if (value == null || value == Value.Nothing.NULL) {
            return null;
        }
        if (value instanceof Value.Text(Untrusted text) && text.isEmpty()) {
            return null;
        }
        return value instanceof Value.Items(List<Value> items) && items.isEmpty() ? null : value;
    }

    /** As a text; null where there is none, as of an object. */
    static @Nullable Untrusted text(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Text(Untrusted text) -> text.isEmpty() ? null : text;
            case Value.Num(BigDecimal number) -> plain(number);
            case Value.Flag flag -> Untrusted.of(flag == Value.Flag.TRUE ? "true" : "false");
            case Value.Items(List<Value> items) -> joined(items);
            case Value.Nothing nothing -> null;
            case Value.Fields fields -> null;
        };
    }

    private static @Nullable Untrusted plain(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() > WIDEST_NUMBER
                ? null
                : Untrusted.of(number.stripTrailingZeros().toPlainString());
    }

    private static @Nullable Untrusted joined(List<Value> items) {
        List<String> texts = new ArrayList<>();
        for (Value item : items) {
            Untrusted text = item instanceof Value.Items ? null : text(item);
            if (text != null && texts.size() < MOST_JOINED) {
                texts.add(text.clear());
            }
        }
        return texts.isEmpty() ? null : Untrusted.of(String.join(", ", texts));
    }
}
