package app.mallcop.actors.channels;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What one run tells a channel: what is new or changed, most severe first.
 *
 * @param id the same for the same findings on the same occasion, so that a receiver can tell a repeat
 * @param at when the run was
 * @param notices about the run itself, such as a breaker that tripped
 */
public record Digest(String id, Instant at, List<Item> items, List<Prose> notices) {

    public Digest {
        requireNonNull(at, "at is null");
        if (!id.matches("dig_[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a digest id is dig_ and 32 hex digits");
        }
        items = items.stream().sorted(Item.ORDER).toList();
        notices = List.copyOf(notices);
    }

    /** @param occasion what tells this telling from a later one of the same findings, such as the run's id */
    public static Digest of(String occasion, Instant at, List<Item> items, List<Prose> notices) {
        StringBuilder what = new StringBuilder(occasion);
        items.stream().sorted(Item.ORDER).forEach(item -> what.append('\n').append(item.finding()).append(' ')
                .append(item.severity().word()).append(' ').append(item.change()));
        return new Digest(id(what.toString()), at, items, notices);
    }

    /** What {@code notify --test} sends. */
    public static Digest test(Instant at) {
        return new Digest(id("test " + at), at, List.of(), List.of(
                Prose.of("This is a test. If you can read it, mallcop can reach you here.")));
    }

    /** As the plain part of a mail has it, line by line. */
    public List<String> lines() {
        return MailText.plain(Sheet.of(this, Sheet.IN_FULL), this).lines().toList();
    }

    /** How many of this severity, those about earlier times aside. */
    public long count(Severity severity) {
        return items.stream().filter(item -> !item.historical() && item.severity() == severity).count();
    }

    private static String id(String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return "dig_" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
