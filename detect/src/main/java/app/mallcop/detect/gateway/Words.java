package app.mallcop.detect.gateway;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a setting's value says, however it is spelled: {@code false}, {@code "False"}, {@code 0} and {@code "off"} are one. */
final class Words {

    private static final Set<String> OFF = Set.of("false", "off", "no", "none", "0", "disabled", "disable", "never",
            "null", "");
    private static final Set<String> ON = Set.of("true", "on", "yes", "1", "enabled", "enable", "always");

    private Words() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Text(Untrusted text) -> text.clear().strip().toLowerCase(Locale.ROOT);
            case Value.Flag flag -> flag == Value.Flag.TRUE ? "true" : "false";
            case Value.Num(BigDecimal number) -> number.stripTrailingZeros().toPlainString();
            case Value.Nothing _ -> "null";
            case Value.Items(List<Value> items) -> items.isEmpty() ? "" : "a list of " + items.size();
            case Value.Fields(var fields) -> fields.isEmpty() ? "" : "an object of " + fields.size();
        };
    }

    static boolean off(Value value) {
        return OFF.contains(of(value));
    }

    static boolean on(Value value) {
        return ON.contains(of(value));
    }

    static boolean has(Value value, String word) {
        return value instanceof Value.Items(List<Value> items)
                ? items.stream().anyMatch(item -> of(item).equals(word))
                : of(value).equals(word);
    }
}
