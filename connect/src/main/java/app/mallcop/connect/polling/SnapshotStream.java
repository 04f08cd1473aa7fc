package app.mallcop.connect.polling;

import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a platform that tells how things stand and not what was done: each scan compares with the one before. The
 * first one only looks, since what it sees may have stood there for years.
 */
public final class SnapshotStream implements Connector.Stream {

    /** How things stand now; throws when it can't be seen whole, since half of it would look like removals. */
    @FunctionalInterface
    public interface Look {
        Snapshot now() throws PlatformFailed, InterruptedException;
    }

    /** Says a change as an event. */
    @FunctionalInterface
    public interface Telling {
        /** @param vendorId the same whenever the same change is told again, and no other */
        void tell(Change change, String vendorId, Instant at, Connector.Sink sink) throws InterruptedException;
    }

    private final String name;
    private final Look look;
    private final Telling telling;
    private final @Nullable Telling first;

    public SnapshotStream(String name, Look look, Telling telling) {
        this(name, look, telling, null);
    }

    /** @param first told of everything there is on the first look, as added; for states that are worth a word as such */
    public SnapshotStream(String name, Look look, Telling telling, @Nullable Telling first) {
        this.name = name;
        this.look = look;
        this.telling = telling;
        this.first = first;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Snapshot now = look.now();
        Snapshot before = null;
        long number = 0;
        int dot = checkpoint == null ? -1 : checkpoint.indexOf('.');
        if (checkpoint != null && dot > 0 && dot < 18 && checkpoint.chars().limit(dot).allMatch(Character::isDigit)) {
            number = Long.parseLong(checkpoint.substring(0, dot));
            before = Snapshot.of(checkpoint.substring(dot + 1));
        }
        if (now.equals(before)) {
            return Connector.Slice.last(asOf, null);
        }
        Telling told = before == null ? first : telling;
        if (told != null) {
            for (Change change : (before == null ? Snapshot.NOTHING : before).changesTo(now)) {
                told.tell(change, id(number, change), asOf, sink);
            }
        }
        return Connector.Slice.last(asOf, (number + 1) + "." + now.checkpoint());
    }

    private static String fields(Change change) {
        StringBuilder all = new StringBuilder(change.name().clear());
        switch (change) {
            case Change.Added added ->
                added.fields().forEach((key, text) -> all.append('\0').append(key).append('=').append(text.clear()));
            case Change.Removed _ -> {
            }
            case Change.Changed changed ->
                changed.after().forEach((key, text) -> all.append('\0').append(key).append('=').append(text.clear()));
        }
        return all.toString();
    }

    /** With the number of the state before, so that a thing which comes, goes and comes again is told each time. */
    private String id(long number, Change change) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : new String[]{name, Long.toString(number), change.word(), fields(change)}) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
