package app.mallcop.net.json;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import java.math.BigDecimal;

/**
 * Reads records out of JSON of any size, one at a time: a list of objects, an object that holds such a list, or objects one
 * after the other. Only one record is in memory, and it is bounded; one that is larger is passed by and told.
 */
public final class JsonRecords {

    /** Values and characters of one record; more than any vendor writes. */
    private static final int MOST_VALUES = 200_000;
    private static final int MOST_CHARS = 16_000_000;
    private static final int DEEPEST = 100;

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(1_000).maxNumberLength(400).maxStringLength(20_000_000).build()).build();

    /** Takes what is read; numbers count from 1. */
    public interface Taker {
        void record(Value.Fields record, long number) throws IOException, InterruptedException;

        /** One that is none, or too large; the rest is read. */
        void bad(long number, String why) throws IOException, InterruptedException;

        /** From here on it can't be read; what came before was taken. */
        void broken(long number, String why) throws IOException, InterruptedException;
    }

    private final Set<String> lists;
    private final Taker taker;
    private long number;
    private int depth;
    private int values;
    private int chars;

    /** @param lists the names of fields that hold a list of records, where an object has one */
    public JsonRecords(Set<String> lists, Taker taker) {
        this.lists = Set.copyOf(lists);
        this.taker = taker;
    }

    /** Goes on counting, so that a file of many documents has one count. */
    public void read(InputStream in) throws IOException, InterruptedException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            documents(parser);
        } catch (JacksonException e) {
            broken(e);
        }
    }

    public void read(byte[] bytes, int from, int length) throws IOException, InterruptedException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            documents(parser);
        } catch (JacksonException e) {
            broken(e);
        }
    }

    private void broken(JacksonException e) throws IOException, InterruptedException {
        if (e.getCause() instanceof IOException io && !isCut(io)) {
            throw io;
        }
        var at = e.getLocation();
        String where = at == null || at.getLineNr() < 1
                ? ""
                : " at line " + at.getLineNr() + ", column "
                        + at.getColumnNr();
        taker.broken(number + 1, e.getCause() instanceof IOException
                ? "the file was cut when it was packed"
                : "it is cut, or no JSON" + where);
    }

    /** What unpacking says of a file that ends too early. */
    private static boolean isCut(IOException e) {
        return e instanceof java.io.EOFException || e instanceof java.util.zip.ZipException;
    }

    private void documents(JsonParser in) throws IOException, InterruptedException {
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            depth = 0;
            switch (token) {
                case START_ARRAY -> items(in);
                case START_OBJECT -> object(in);
                default -> taker.bad(++number, "it is no object");
            }
        }
    }

    private void items(JsonParser in) throws IOException, InterruptedException {
        depth++;
        for (JsonToken token = next(in); token != JsonToken.END_ARRAY; token = next(in)) {
            if (token == JsonToken.START_OBJECT) {
                one(in);
            } else {
                in.skipChildren();
                taker.bad(++number, "it is no object");
            }
        }
        depth--;
    }

    /** One record, from its opening brace on. */
    private void one(JsonParser in) throws IOException, InterruptedException {
        int outside = depth;
        values = 0;
        chars = 0;
        Value.Fields record = null;
        try {
            record = fields(in);
        } catch (TooLarge e) {
            while (depth > outside) {
                step(in.nextToken());
            }
        }
        number++;
        hand(record);
    }

    private void hand(Value.@Nullable Fields record) throws IOException, InterruptedException {
        if (record == null) {
            taker.bad(number, "it is larger than any record of a vendor's");
        } else {
            taker.record(record, number);
        }
    }

    /** An object at the top: it holds a list of records, or is one. */
    private void object(JsonParser in) throws IOException, InterruptedException {
        depth++;
        int outside = depth;
        values = 0;
        chars = 0;
        boolean holds = false;
        boolean large = false;
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        for (JsonToken token = next(in); token == JsonToken.PROPERTY_NAME; token = next(in)) {
            String name = in.currentName();
            JsonToken value = next(in);
            if (value == JsonToken.START_ARRAY && lists.contains(name)) {
                holds = true;
                fields.clear();
                items(in);
            } else if (holds || large) {
                in.skipChildren();
            } else {
                try {
                    count(name.length());
                    fields.put(Untrusted.of(name), value(in, value));
                } catch (TooLarge e) {
                    large = true;
                    fields.clear();
                    while (depth > outside) {
                        step(in.nextToken());
                    }
                }
            }
        }
        depth--;
        if (!holds) {
            number++;
            hand(large ? null : new Value.Fields(fields));
        }
    }

    private static JsonToken next(JsonParser in) {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw new tools.jackson.core.exc.UnexpectedEndOfInputException(in, null, "cut");
        }
        return token;
    }

    /** Keeps count of the depth while what is too large is passed by. */
    private void step(@Nullable JsonToken token) {
        if (token == null) {
            depth = 0;
        } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            depth++;
        } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            depth--;
        }
    }

    private Value.Fields fields(JsonParser in) throws TooLarge {
        enter();
        TreeMap<Untrusted, Value> out = new TreeMap<>();
        while (next(in) == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            count(name.length());
            out.put(Untrusted.of(name), value(in, next(in)));
        }
        depth--;
        return new Value.Fields(out);
    }

    private Value value(JsonParser in, JsonToken token) throws TooLarge {
        return switch (token) {
            case START_OBJECT -> fields(in);
            case START_ARRAY -> {
                enter();
                List<Value> out = new ArrayList<>();
                for (JsonToken item = next(in); item != JsonToken.END_ARRAY; item = next(in)) {
                    out.add(value(in, item));
                }
                depth--;
                yield new Value.Items(out);
            }
            case VALUE_STRING -> {
                String text = in.getString();
                count(text.length());
                yield Value.text(text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                count(1);
                yield new Value.Num(new BigDecimal(in.getString()));
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                count(1);
                yield Value.flag(token == JsonToken.VALUE_TRUE);
            }
            case VALUE_NULL -> {
                count(1);
                yield Value.Nothing.NULL;
            }
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("not where a value begins: " + token);
        };
    }

    private void enter() throws TooLarge {
        depth++;
        count(1);
        if (depth > DEEPEST) {
            throw new TooLarge();
        }
    }

    private void count(int length) throws TooLarge {
        values++;
        chars += length;
        if (values > MOST_VALUES || chars > MOST_CHARS) {
            throw new TooLarge();
        }
    }

    private static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null, null, false, false);
        }
    }
}
