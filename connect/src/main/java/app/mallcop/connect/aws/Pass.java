package app.mallcop.connect.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;

/** One question to LookupEvents, which takes a single attribute; each is a stream of its own. The list is {@code passes.tsv}. */
record Pass(String name, String key, String value) {

    static final List<Pass> ALL = read();

    boolean isSparse() {
        return key.equals("EventName");
    }

    LookupAttribute attribute() {
        return LookupAttribute.builder().attributeKey(key).attributeValue(value).build();
    }

    private static List<Pass> read() {
        try (InputStream in = Pass.class.getResourceAsStream("passes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("passes.tsv is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t", -1))
                    .map(columns -> new Pass(columns[0], columns[1], columns[2])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
