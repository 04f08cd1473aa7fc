package app.mallcop.sim.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.JsonReader;
import app.mallcop.sim.json.NotJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a thing of GitHub has at least. A simulated thing that says less is filled up with it, so that answers are as
 * whole as GitHub's. The table is written out of GitHub's own description: connect/src/test/github-openapi/usual.js.
 */
final class Usual {

    private static final String TABLE = "usual.json";
    private static final Untrusted ID = Untrusted.of("id");
    private static final Map<Untrusted, Value> KINDS = read();

    private Usual() {}

    /** A kind without a description stays as it is told. */
    static Value.Fields whole(String kind, Value.Fields told) {
        return KINDS.get(Untrusted.of(kind)) instanceof Value.Fields least ? filled(least, told) : told;
    }

    /** With a number of its own, which hangs on its name alone. */
    static Value.Fields whole(String kind, String name, Value.Fields told) {
        if (told.fields().containsKey(ID)
                || !(KINDS.get(Untrusted.of(kind)) instanceof Value.Fields least) || !least.fields().containsKey(ID)) {
            return whole(kind, told);
        }
        TreeMap<Untrusted, Value> more = new TreeMap<>(told.fields());
        more.put(ID, Value.number(1_000 + Math.floorMod(name.hashCode(), 1_000_000_000)));
        return whole(kind, new Value.Fields(more));
    }

    static Value.Fields whole(String kind, Fields told) {
        return whole(kind, told.done());
    }

    static Value.Fields without(Value.Fields fields, String member) {
        TreeMap<Untrusted, Value> rest = new TreeMap<>(fields.fields());
        rest.remove(Untrusted.of(member));
        return new Value.Fields(rest);
    }

    /** A member that begins with a question mark fills up only what is told. */
    private static Value.Fields filled(Value.Fields least, Value.Fields told) {
        TreeMap<Untrusted, Value> all = new TreeMap<>(told.fields());
        least.fields().forEach((key, usual) -> {
            boolean optional = key.clear().startsWith("?");
            Untrusted name = optional ? Untrusted.of(key.clear().substring(1)) : key;
            Value there = all.get(name);
            if (there == null && !optional) {
                all.put(name, usual);
            } else if (there instanceof Value.Fields inside && usual instanceof Value.Fields more) {
                all.put(name, filled(more, inside));
            }
        });
        return new Value.Fields(all);
    }

    private static Map<Untrusted, Value> read() {
        try (InputStream in = Usual.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("no " + TABLE);
            }
            return JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)) instanceof Value.Fields kinds
                    ? kinds.fields()
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotJson e) {
            throw new IllegalStateException(TABLE, e);
        }
    }
}
