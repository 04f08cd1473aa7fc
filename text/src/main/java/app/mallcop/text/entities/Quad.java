package app.mallcop.text.entities;

import java.util.OptionalInt;

/** An IPv4 address as a number. */
final class Quad {

    private Quad() {}

    /** Four decimal numbers of 0 to 255 without needless zeros, and nothing else. */
    static OptionalInt parse(String text) {
        int quad = 0;
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int from = at;
            int number = 0;
            while (at < text.length() && at - from < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                number = number * 10 + text.charAt(at++) - '0';
            }
            boolean padded = at - from > 1 && text.charAt(from) == '0';
            boolean ended = part == 3 ? at == text.length() : at < text.length() && text.charAt(at++) == '.';
            if (at == from || number > 255 || padded || !ended || (part < 3 && at - from == 1)) {
                return OptionalInt.empty();
            }
            quad = quad << 8 | number;
        }
        return OptionalInt.of(quad);
    }

    static String write(int quad) {
        return (quad >>> 24) + "." + (quad >>> 16 & 255) + "." + (quad >>> 8 & 255) + "." + (quad & 255);
    }

    /** Not private, shared, loopback, link-local or multicast. */
    static boolean isPublic(int quad) {
        int first = quad >>> 24;
        int second = quad >>> 16 & 255;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168;
            default -> first < 224;
        };
    }
}
