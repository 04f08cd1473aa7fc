package app.mallcop.store.codec;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.airlock.Boxing;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The one canonical writer: the caller gives the key order, times end in {@code Z}, text from outside is boxed, absent is
 * absent (no nulls but those that came from outside). The same value always gives the same bytes.
 */
public final class CanonicalJson {

    static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator((String) null)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator out;

    private final @Nullable BoxMemo memo;

    public CanonicalJson(Bytes target) {
        this(target, null);
    }

    /** For the hot path: values that come again are boxed once. */
    public CanonicalJson(Bytes target, @Nullable BoxMemo memo) {
        out = JSON.createGenerator(ObjectWriteContext.empty(), target);
        this.memo = memo;
    }

    private String boxed(Untrusted value) {
        return memo == null ? Boxing.boxed(value) : memo.boxed(value);
    }

    private String key(Untrusted key) {
        return memo == null ? Boxing.key(key) : memo.key(key);
    }

    /** Everything written so far is in the target. */
    public void flush() {
        out.flush();
    }

    public CanonicalJson begin() {
        out.writeStartObject();
        return this;
    }

    public CanonicalJson begin(String name) {
        out.writeName(name);
        out.writeStartObject();
        return this;
    }

    public CanonicalJson end() {
        out.writeEndObject();
        return this;
    }

    public CanonicalJson field(String name, @Nullable String ours) {
        if (ours != null) {
            out.writeName(name);
            out.writeString(ours);
        }
        return this;
    }

    public CanonicalJson field(String name, long number) {
        out.writeName(name);
        out.writeNumber(number);
        return this;
    }

    public CanonicalJson field(String name, boolean flag) {
        out.writeName(name);
        out.writeBoolean(flag);
        return this;
    }

    public CanonicalJson field(String name, @Nullable Instant instant) {
        return field(name, instant == null ? null : Times.text(instant));
    }

    public CanonicalJson field(String name, @Nullable Untrusted theirs) {
        return field(name, theirs == null ? null : boxed(theirs));
    }

    public CanonicalJson field(String name, Prose prose) {
        return field(name, Boxing.boxed(prose));
    }

    public CanonicalJson field(String name, Value.Fields fields) {
        out.writeName(name);
        value(fields);
        return this;
    }

    public CanonicalJson texts(String name, Collection<String> ours) {
        return list(name, ours, (json, text) -> json.out.writeString(text));
    }

    public CanonicalJson boxed(String name, Collection<Untrusted> theirs) {
        return list(name, theirs, (json, text) -> json.out.writeString(json.boxed(text)));
    }

    public <T> CanonicalJson list(String name, Iterable<T> items, BiConsumer<CanonicalJson, T> each) {
        out.writeName(name);
        out.writeStartArray();
        for (T item : items) {
            each.accept(this, item);
        }
        out.writeEndArray();
        return this;
    }

    private void value(Value value) {
        // nearly all values are texts, and asking for them first is several times faster than the switch
        if (value instanceof Value.Text text) {
            out.writeString(boxed(text.text()));
            return;
        }
        switch (value) {
            case Value.Text(Untrusted text) -> out.writeString(boxed(text));
            case Value.Num(var number) -> out.writeNumber(number);
            case Value.Flag flag -> out.writeBoolean(flag == Value.Flag.TRUE);
            case Value.Nothing _ -> out.writeNull();
            case Value.Items(var items) -> {
                out.writeStartArray();
                items.forEach(this::value);
                out.writeEndArray();
            }
            case Value.Fields(var fields) -> {
                out.writeStartObject();
                fields.forEach((key, of) -> {
                    out.writeName(key(key));
                    value(of);
                });
                out.writeEndObject();
            }
        }
    }
}
