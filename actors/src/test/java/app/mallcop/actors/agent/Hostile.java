package app.mallcop.actors.agent;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Texts that somebody may write where we read: {@code hostile.jsonl}. The words by which orders are told were made with
 * these before us; {@code hostile-unseen.jsonl} was written by somebody who had not seen the words, and no word is ever to
 * be added because of it.
 */
record Hostile(String family, Untrusted text) {

    static List<Hostile> all() {
        return in("hostile.jsonl");
    }

    static List<Hostile> unseen() {
        return in("hostile-unseen.jsonl");
    }

    private static List<Hostile> in(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Hostile.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            List<Hostile> all = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Value.Fields one = Json.object(Json.value(line));
                int times = one.fields().get(Untrusted.of("times")) instanceof Value.Num(BigDecimal number)
                        ? number.intValue()
                        : 1;
                all.add(new Hostile(text(one, "family"), Untrusted.of(text(one, "before")
                        + text(one, "text").repeat(times) + text(one, "after"))));
            }
            return all;
        } catch (IOException | Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Value.Fields of, String name) {
        return of.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }
}
