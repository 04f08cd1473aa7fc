package app.mallcop.text.entities;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An IPv6 address as its eight groups of 16 bits. */
final class Groups {

    private static final int COUNT = 8;

    private Groups() {}

    /** The groups; null where the text is no IPv6 address. */
    static int @Nullable [] parse(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] all = list(text);
            return all != null && all.length == COUNT ? all : null;
        }
        int[] before = list(text.substring(0, gap));
        int[] after = list(text.substring(gap + 2));
        if (before == null || after == null || before.length + after.length >= COUNT) {
            return null;
        }
        int[] all = new int[COUNT];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(after, 0, all, COUNT - after.length, after.length);
        return all;
    }

    /** Groups with single colons between them; the last may be written as a dotted quad. */
    private static int @Nullable [] list(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        int[] groups = new int[COUNT];
        int count = 0;
        int from = 0;
        while (true) {
            int colon = text.indexOf(':', from);
            String part = text.substring(from, colon < 0 ? text.length() : colon);
            OptionalInt quad = colon < 0 ? Quad.parse(part) : OptionalInt.empty();
            if (quad.isPresent() && count <= COUNT - 2) {
                groups[count++] = quad.getAsInt() >>> 16;
                groups[count++] = quad.getAsInt() & 0xFFFF;
            } else if (count < COUNT && isGroup(part)) {
                groups[count++] = Integer.parseInt(part, 16);
            } else {
                return null;
            }
            if (colon < 0) {
                return Arrays.copyOf(groups, count);
            }
            from = colon + 1;
        }
    }

    private static boolean isGroup(String part) {
        if (part.isEmpty() || part.length() > 4) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) >= 0x80 || Character.digit(part.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code ::ffff:192.0.2.1}: an IPv4 address in IPv6 dress. */
    static boolean isQuad(int[] groups) {
        for (int i = 0; i < 5; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return groups[5] == 0xFFFF;
    }

    /** As RFC 5952 writes it: lower case, no leading zeros, the first longest run of two or more zero groups left out. */
    static String write(int[] groups) {
        int gap = -1;
        int longest = 1;
        for (int i = 0; i < COUNT; i++) {
            int run = i;
            while (run < COUNT && groups[run] == 0) {
                run++;
            }
            if (run - i > longest) {
                gap = i;
                longest = run - i;
            }
        }
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < COUNT; i++) {
            if (i == gap) {
                out.append("::");
                i += longest - 1;
                continue;
            }
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(groups[i]));
        }
        return out.toString();
    }

    /** Not loopback, unspecified, unique-local, link-local or multicast. */
    static boolean isPublic(int[] groups) {
        int first = groups[0];
        boolean local = (first & 0xFE00) == 0xFC00 || (first & 0xFFC0) == 0xFE80 || (first & 0xFF00) == 0xFF00;
        boolean low = first == 0 && groups[1] == 0 && groups[2] == 0 && groups[3] == 0 && groups[4] == 0;
        return !local && !low;
    }
}
