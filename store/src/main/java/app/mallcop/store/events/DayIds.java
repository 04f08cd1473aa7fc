package app.mallcop.store.events;

import app.mallcop.store.codec.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * The ids of one connector's day, with a fingerprint of each body: 24 bytes an event. Exact, because a record that comes
 * again, whenever it comes, comes into the same day.
 */
public final class DayIds {

    /** What an id was met as. */
    public enum Met {
        NEW, SAME, OTHER_BODY
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SLOT = 3;

    private final String ownPrefix;
    private final MessageDigest sha = Bytes.sha256();
    private long[] slots;
    private int count;

    public DayIds(String connector, LocalDate day, int expected) {
        ownPrefix = "evt-" + day + "-" + connector + "-";
        slots = new long[SLOT * Integer.highestOneBit(Math.max(16, expected * 2 - 1)) * 2];
    }

    public int count() {
        return count;
    }

    /** Takes the id in, if it is new. */
    public Met meet(String id, byte[] body, int from, int length) {
        long high;
        long low;
        if (isOwn(id)) {
            high = HexFormat.fromHexDigitsToLong(id, ownPrefix.length(), ownPrefix.length() + 16);
            low = HexFormat.fromHexDigitsToLong(id, ownPrefix.length() + 16, ownPrefix.length() + 32);
        } else {
            ByteBuffer hash = ByteBuffer.wrap(sha.digest(id.getBytes(StandardCharsets.UTF_8)));
            high = hash.getLong();
            low = hash.getLong();
        }
        return meet(high, low, fingerprint(body, from, length));
    }

    /** Exactly the form we give: an id of an import may look like ours and be another one. */
    private boolean isOwn(String id) {
        if (id.length() != ownPrefix.length() + 32 || !id.startsWith(ownPrefix)) {
            return false;
        }
        for (int i = ownPrefix.length(); i < id.length(); i++) {
            char c = id.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private Met meet(long high, long low, long body) {
        long key = high == 0 && low == 0 ? 1 : high; // an empty slot is all zeros
        int size = slots.length / SLOT;
        int at = (int) ((key ^ (low * 0x9E3779B97F4A7C15L)) & (size - 1));
        while (slots[SLOT * at] != 0 || slots[SLOT * at + 1] != 0) {
            if (slots[SLOT * at] == key && slots[SLOT * at + 1] == low) {
                return slots[SLOT * at + 2] == body ? Met.SAME : Met.OTHER_BODY;
            }
            at = (at + 1) & (size - 1);
        }
        slots[SLOT * at] = key;
        slots[SLOT * at + 1] = low;
        slots[SLOT * at + 2] = body;
        count++;
        if (count * 3 > size * 2) {
            grow();
        }
        return Met.NEW;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        count = 0;
        for (int i = 0; i < old.length; i += SLOT) {
            if (old[i] != 0 || old[i + 1] != 0) {
                meet(old[i], old[i + 1], old[i + 2]);
            }
        }
    }

    /** Tells bodies apart; not a signature. */
    private static long fingerprint(byte[] body, int from, int length) {
        long hash = length * 0x9E3779B97F4A7C15L;
        int i = from;
        for (int end = from + length - 7; i < end; i += 8) {
            hash = mix(hash ^ (long) LONGS.get(body, i));
        }
        for (; i < from + length; i++) {
            hash = mix(hash ^ (body[i] & 0xff));
        }
        return hash;
    }

    private static long mix(long bits) {
        long product = bits * 0xD6E8FEB86659FD93L;
        return product ^ (product >>> 32);
    }

    /** Whether both hold the same ids with the same bodies. */
    boolean sameAs(DayIds other) {
        if (count != other.count) {
            return false;
        }
        for (int i = 0; i < slots.length; i += SLOT) {
            if ((slots[i] != 0 || slots[i + 1] != 0) && other.meet(slots[i], slots[i + 1], slots[i + 2]) != Met.SAME) {
                return false;
            }
        }
        return true;
    }

    byte[] save() {
        ByteBuffer out = ByteBuffer.allocate(4 + count * SLOT * 8);
        out.putInt(count);
        for (int i = 0; i < slots.length; i += SLOT) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                out.putLong(slots[i]).putLong(slots[i + 1]).putLong(slots[i + 2]);
            }
        }
        return out.array();
    }

    /** @throws BufferUnderflowException when these are not whole */
    static DayIds load(String connector, LocalDate day, ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || in.remaining() != (long) count * SLOT * 8) {
            throw new BufferUnderflowException();
        }
        DayIds ids = new DayIds(connector, day, count);
        for (int i = 0; i < count; i++) {
            ids.meet(in.getLong(), in.getLong(), in.getLong());
        }
        return ids;
    }
}
