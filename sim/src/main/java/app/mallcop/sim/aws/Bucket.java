package app.mallcop.sim.aws;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** The bucket a trail writes to: ListObjectsV2 and GetObject. A file is there from its time on. */
public final class Bucket {

    public static final String NAME = "harborlight-trail";

    private static final DateTimeFormatter PATH = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int PAGE = 1000;

    private static final class Stored {
        private final byte[] bytes;
        private final Instant at;

        Stored(byte[] bytes, Instant at) {
            this.bytes = bytes;
            this.at = at;
        }
    }

    private final ConcurrentSkipListMap<String, Stored> files = new ConcurrentSkipListMap<>();
    private final Supplier<Instant> now;
    private int number;

    Bucket(Supplier<Instant> now) {
        this.now = now;
    }

    /** A file with this one record. */
    public void put(String account, String region, Value.Fields record, Instant at) {
        put(account, region, List.of(record), at);
    }

    /** A file with these records, as the trail of an account in a region puts it there. */
    public synchronized void put(String account, String region, List<Value.Fields> records, Instant at) {
        String key = "AWSLogs/" + account + "/CloudTrail/" + region + '/' + PATH.format(at) + '/' + account
                + "_CloudTrail_" + region + '_' + STAMP.format(at) + '_' + number++ + ".json.gz";
        put(key, packed(Json.of(new Fields().put("Records", Fields.items(records)).done())), at);
    }

    /** Any file. */
    public void put(String key, byte[] bytes, Instant at) {
        files.put(key, new Stored(bytes.clone(), at.truncatedTo(ChronoUnit.SECONDS)));
    }

    Answer list(Request request) {
        Given query = request.query(Param.required("list-type", Format.oneOf("2")),
                Param.optional("prefix", Format.ANY), Param.optional("delimiter", Format.oneOf("/")),
                Param.optional("start-after", Format.ANY), Param.optional("continuation-token", Format.ANY),
                Param.optional("max-keys", Format.number(1, PAGE)),
                Param.optional("encoding-type", Format.oneOf("url")));
        if (!request.variable("bucket").equals(NAME)) {
            return error(404, "NoSuchBucket");
        }
        String prefix = query.text("prefix", "");
        String after = query.text("continuation-token", query.text("start-after", ""));
        boolean folders = query.has("delimiter");
        TreeSet<String> common = new TreeSet<>();
        StringBuilder contents = new StringBuilder();
        int count = 0;
        String last = "";
        boolean truncated = false;
        for (var file : files.tailMap(prefix, true).entrySet()) {
            String key = file.getKey();
            if (!key.startsWith(prefix)) {
                break;
            }
            if (key.compareTo(after) <= 0 || file.getValue().at.isAfter(now.get())) {
                continue;
            }
            int slash = folders ? key.indexOf('/', prefix.length()) : -1;
            if (slash >= 0) {
                common.add(key.substring(0, slash + 1));
            } else if (count == PAGE) {
                truncated = true;
                break;
            } else {
                count++;
                last = key;
                contents.append("<Contents><Key>").append(key).append("</Key><LastModified>")
                        .append(file.getValue().at).append("</LastModified><Size>")
                        .append(file.getValue().bytes.length)
                        .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
            }
        }
        common.forEach(each -> contents.append("<CommonPrefixes><Prefix>").append(each)
                .append("</Prefix></CommonPrefixes>"));
        return Answer.text(200, "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>"
                        + NAME + "</Name><IsTruncated>" + truncated + "</IsTruncated>" + contents
                        + (truncated ? "<NextContinuationToken>" + last + "</NextContinuationToken>" : "")
                        + "</ListBucketResult>");
    }

    Answer object(Request request) {
        Optional<Stored> found = Optional.ofNullable(files.get(request.variable("key")))
                .filter(file -> !file.at.isAfter(now.get()));
        return found.map(file -> Answer.bytes(200, "application/json", file.bytes).asItIs().with("Content-Encoding",
                "gzip")).orElseGet(() -> error(404, "NoSuchKey"));
    }

    static Answer error(int status, String code) {
        return Answer.text(status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>not there</Message></Error>");
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
