package app.mallcop.cli.show;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Boxing;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes one JSON document, fields in the order of the calls, on one line. Text from outside is boxed: who reads this is
 * often an agent, and must see where our words end.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator out;

    public Json(OutputStream out) {
        this.out = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    public void begin() {
        out.writeStartObject();
    }

    public void end() {
        out.writeEndObject();
        out.writeRaw('\n');
        out.close();
    }

    /** Closes what a failure left open, up to the fields of the document itself. */
    public void backToTop() {
        for (TokenStreamContext at = out.streamWriteContext(); depth(at) > 1; at = out.streamWriteContext()) {
            if (at.inArray()) {
                out.writeEndArray();
            } else {
                out.writeEndObject();
            }
        }
    }

    private static int depth(TokenStreamContext at) {
        return at.getNestingDepth();
    }

    public void field(String name, String own) {
        out.writeStringProperty(name, own);
    }

    public void field(String name, long number) {
        out.writeNumberProperty(name, number);
    }

    /** A share, an estimate, money: rounded to six places, so that two machines print the same. */
    public void field(String name, double number) {
        out.writeNumberProperty(name, Math.rint(number * 1e6) / 1e6);
    }

    public void field(String name, boolean flag) {
        out.writeBooleanProperty(name, flag);
    }

    /** In UTC, ending in {@code Z}. */
    public void field(String name, Instant when) {
        out.writeStringProperty(name, when.toString());
    }

    /** Boxed. */
    public void field(String name, Untrusted value) {
        out.writeStringProperty(name, Boxing.boxed(value));
    }

    /** A place on this machine: as it is when it is made of plain characters, so that it can be used; boxed otherwise. */
    public void field(String name, Path path) {
        String text = path.toString();
        field(name, text.matches("[A-Za-z0-9/._+@:\\\\ -]*") ? text : Boxing.boxed(Untrusted.of(text)));
    }

    /** Own words, with every quote in them boxed. */
    public void field(String name, Prose sentence) {
        out.writeStringProperty(name, Boxing.boxed(sentence));
    }

    /** A value that is JSON already, made by us. */
    public void raw(String name, String json) {
        out.writeName(name);
        out.writeRawValue(json);
    }

    public void nothing(String name) {
        out.writeNullProperty(name);
    }

    /** {@code field} when there is a value, else null: the name is always there. */
    public <T> void perhaps(String name, Optional<T> value, BiConsumer<String, T> field) {
        value.ifPresentOrElse(present -> field.accept(name, present), () -> nothing(name));
    }

    /** An object whose key is from outside, such as counts by actor: the key is boxed too. */
    public void field(Untrusted name, long number) {
        field(Boxing.boxed(name), number);
    }

    public void object(String name, Consumer<Json> fields) {
        out.writeName(name);
        object(fields);
    }

    public <T> void list(String name, Iterable<T> items, BiConsumer<Json, T> item) {
        out.writeName(name);
        out.writeStartArray();
        for (T each : items) {
            item.accept(this, each);
        }
        out.writeEndArray();
    }

    /** An object as an item of a list. */
    public void object(Consumer<Json> fields) {
        out.writeStartObject();
        fields.accept(this);
        out.writeEndObject();
    }

    /** A word of our own as an item of a list. */
    public void item(String own) {
        out.writeString(own);
    }

    public void item(Untrusted value) {
        out.writeString(Boxing.boxed(value));
    }

    public void item(Prose sentence) {
        out.writeString(Boxing.boxed(sentence));
    }

    public void item(long number) {
        out.writeNumber(number);
    }

    /** A line of ours as a codec of {@code store} wrote it, as an item of a list: boxed already, field for field. */
    public void stored(String line) {
        out.writeRawValue(line);
    }

    public void problems(String name, Iterable<Problem> problems) {
        list(name, problems, (json, problem) -> json.object(fields -> {
            fields.field("code", problem.code());
            fields.field("message", problem.message());
            fields.field("hint", problem.hint());
        }));
    }
}
