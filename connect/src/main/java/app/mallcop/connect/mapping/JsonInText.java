package app.mallcop.connect.mapping;

import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import org.jspecify.annotations.Nullable;

/** JSON that a vendor put into a text. */
final class JsonInText {

    /** Vendors cut such texts long before. */
    private static final int LONGEST = 1 << 20;

    private JsonInText() {}

    /** Null when it is no JSON, as when the vendor cut it. */
    static @Nullable Value read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            return Json.value(text);
        } catch (Unreadable e) {
            return null;
        }
    }
}
