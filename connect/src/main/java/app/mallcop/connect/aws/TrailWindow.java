package app.mallcop.connect.aws;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Files that came in this time. They lie by day, and one that came late may lie under the days before. */
final class TrailWindow implements TimeStream.Window {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
    private static final int DAYS_LATE = 3;
    private static final int MOST_UNPACKED = 512 << 20;

    private final Aws aws;
    private final S3Client s3;
    private final String bucket;
    private final String folder;
    private final Mapper mapper;

    TrailWindow(Aws aws, S3Client s3, String bucket, String folder, Mapper mapper) {
        this.aws = aws;
        this.s3 = s3;
        this.bucket = bucket;
        this.folder = folder;
        this.mapper = mapper;
    }

    @Override
    public void read(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        // Names are in order of days, so one listing covers them all.
        String last = folder + DAY.format(day(until)) + "0";
        ListObjectsV2Request question = ListObjectsV2Request.builder().bucket(bucket).prefix(folder)
                .startAfter(folder + DAY.format(day(from).minusDays(DAYS_LATE))).build();
        String token = null;
        boolean more;
        do {
            ListObjectsV2Response page = page(question, token);
            more = Boolean.TRUE.equals(page.isTruncated());
            for (S3Object object : page.contents()) {
                if (object.key().compareTo(last) > 0) {
                    more = false;
                } else if (object.key().endsWith(".json.gz") && !object.lastModified().isBefore(from)
                        && object.lastModified().isBefore(until)) {
                    file(object.key(), sink);
                }
            }
            token = page.nextContinuationToken();
        } while (more);
    }

    private ListObjectsV2Response page(ListObjectsV2Request question, @Nullable String token)
            throws PlatformFailed, InterruptedException {
        return aws.ask("ListObjectsV2",
                () -> s3.listObjectsV2(
                        token == null ? question : question.toBuilder().continuationToken(token).build()));
    }

    /** A file that can't be read is counted, and stops no other; so is one that was deleted meanwhile. */
    private void file(String key, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        List<Value.Fields> records;
        try {
            byte[] bytes = aws.ask("GetObject",
                    () -> s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArrayUnsafe());
            Value all = Json.object(Json.value(unpacked(bytes))).fields().get(Untrusted.of("Records"));
            records = all == null ? List.of() : Json.objects(all);
        } catch (Unreadable | IOException e) {
            sink.unreadable();
            return;
        } catch (PlatformFailed e) {
            if (e.kind() != PlatformFailed.Kind.ABSENT && !e.problem().code().equals(AwsFailures.UNREADABLE)) {
                throw e;
            }
            sink.unreadable();
            return;
        }
        for (Value.Fields record : records) {
            if (isWanted(record)) {
                mapper.map(Withheld.from(record), Value.Fields.NONE, sink);
            }
        }
    }

    /** What LookupEvents is asked for, and all data events: whoever records those wants them seen. */
    static boolean isWanted(Value.Fields record) {
        return !"true".equals(text(record, "readOnly")) || "Data".equals(text(record, "eventCategory"))
                || Pass.ALL.stream().anyMatch(pass -> pass.value().equals(text(record, "eventName")));
    }

    private static String text(Value.Fields record, String name) {
        return switch (record.fields().get(Untrusted.of(name))) {
            case Value.Text(Untrusted text) -> text.clear();
            case Value.Flag flag -> flag == Value.Flag.TRUE ? "true" : "false";
            case null, default -> "";
        };
    }

    /** The wire unpacks what is marked as packed; older trails do not mark it. */
    private static byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length < 2 || bytes[0] != (byte) 0x1f || bytes[1] != (byte) 0x8b) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MOST_UNPACKED);
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
