package app.mallcop.connect.openclaw.gatewaylog;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.net.Caller.Unreadable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Who was not let in by the gateway, from its log; each line once, up to the last that is whole. */
public final class GatewayLogStream implements Connector.Stream {

    private static final int BEGINNING = 200;
    /** Longer lines are not about refusals. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final LogFiles files;
    private final Mapper mapper;

    public GatewayLogStream(LogFiles files, Mapper mapper) {
        this.files = files;
        this.mapper = mapper;
    }

    @Override
    public String name() {
        return "gateway-log";
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Marks before = Marks.of(checkpoint);
        Map<String, Marks.Mark> after = new TreeMap<>();
        for (Path file : files.now()) {
            try (FileChannel channel = FileChannel.open(file)) {
                after.put(file.toString(), read(channel, before.of(file), sink));
            } catch (NoSuchFileException e) {
                // It was dropped since it was listed.
            } catch (IOException e) {
                throw new PlatformFailed(PlatformFailed.Kind.PERMISSION, new Problem("log-unreadable",
                        Prose.of("the gateway's log {} can't be read", Untrusted.of(file.toString())),
                        "run mallcop as a user that may read it, such as root or the one OpenClaw runs as"));
            }
        }
        return Connector.Slice.last(asOf, new Marks(after).checkpoint());
    }

    private Marks.Mark read(FileChannel channel, Marks.@Nullable Mark mark, Connector.Sink sink)
            throws IOException, InterruptedException {
        boolean same = mark != null && channel.size() >= mark.offset()
                && beginning(channel, mark.offset()).equals(mark.beginning());
        long read = same && mark != null ? mark.offset() : 0;
        channel.position(read);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            length++;
            if (next == '\n') {
                tell(line.toByteArray(), sink);
                read += length;
                length = 0;
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        }
        return new Marks.Mark(read, beginning(channel, read));
    }

    /** Of the part that was read: what comes after it may grow. */
    private static String beginning(FileChannel channel, long read) throws IOException {
        channel.position(0);
        byte[] first = Channels.newInputStream(channel).readNBytes((int) Math.min(BEGINNING, read));
        CRC32 sum = new CRC32();
        sum.update(first);
        return Long.toHexString(sum.getValue());
    }

    private void tell(byte[] line, Connector.Sink sink) throws InterruptedException {
        try {
            Optional<Value.Fields> refusal = Refusal.in(line);
            if (refusal.isPresent()) {
                mapper.map(refusal.get(), Value.Fields.NONE, sink);
            }
        } catch (Unreadable e) {
            sink.unreadable();
        }
    }
}
