package app.mallcop.connect.polling;

import app.mallcop.api.Untrusted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How something stands: things by name, and of each some fields. Never a secret: of a value that is one, a keyed hash.
 * Kept as a checkpoint, packed, so that no text of a stranger stands bare in it.
 */
public record Snapshot(SortedMap<Untrusted, SortedMap<String, Untrusted>> things) {

    /** Of a firm of twenty people, many times over; more would not belong into a line of the run log. */
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_THINGS = 20_000;
    private static final String FORMAT = "s1.";

    public static final Snapshot NOTHING = new Snapshot(Collections.emptySortedMap());

    public Snapshot {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> copy = new TreeMap<>();
        things.forEach((name, fields) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(fields))));
        things = Collections.unmodifiableSortedMap(copy);
    }

    /** What is different in {@code now}, by name. */
    public List<Change> changesTo(Snapshot now) {
        TreeSet<Untrusted> names = new TreeSet<>(things.keySet());
        names.addAll(now.things.keySet());
        List<Change> changes = new ArrayList<>();
        for (Untrusted name : names) {
            SortedMap<String, Untrusted> before = things.get(name);
            SortedMap<String, Untrusted> after = now.things.get(name);
            if (before == null && after != null) {
                changes.add(new Change.Added(name, after));
            } else if (before != null && after == null) {
                changes.add(new Change.Removed(name, before));
            } else if (before != null && after != null && !before.equals(after)) {
                changes.add(new Change.Changed(name, before, after));
            }
        }
        return changes;
    }

    public String checkpoint() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, best))) {
            out.writeInt(things.size());
            for (var thing : things.entrySet()) {
                write(out, thing.getKey().clear());
                out.writeInt(thing.getValue().size());
                for (var field : thing.getValue().entrySet()) {
                    write(out, field.getKey());
                    write(out, field.getValue().clear());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            best.end();
        }
        return FORMAT + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Null when it is not ours. */
    public static @Nullable Snapshot of(String checkpoint) {
        if (!checkpoint.startsWith(FORMAT)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(checkpoint.substring(FORMAT.length()))))
                .readNBytes(MOST_BYTES)))) {
            TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
            int count = in.readInt();
            for (int i = 0; i < count && i < MOST_THINGS; i++) {
                Untrusted name = Untrusted.of(read(in));
                TreeMap<String, Untrusted> fields = new TreeMap<>();
                int many = in.readInt();
                for (int f = 0; f < many; f++) {
                    fields.put(read(in), Untrusted.of(read(in)));
                }
                things.put(name, fields);
            }
            return new Snapshot(things);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("no snapshot");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("cut");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
