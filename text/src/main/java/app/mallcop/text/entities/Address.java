package app.mallcop.text.entities;

import app.mallcop.api.Untrusted;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An IP address in one spelling, and the net it is in. Ports, brackets, zones and the IPv6 dress of IPv4 addresses are
 * dropped; nothing is looked up.
 *
 * @param ip dotted quad, or IPv6 as RFC 5952 writes it
 * @param net the /24 of an IPv4 address, the /64 of an IPv6 address: one customer's line, as a rule
 * @param isPublic false for addresses that only mean something inside one's own net
 */
public record Address(Untrusted ip, Untrusted net, boolean isPublic) {

    private static final int LONGEST = 64;

    /** Empty where the text is no IP address. */
    public static Optional<Address> of(Untrusted text) {
        String given = text.clear();
        if (given.isEmpty() || given.length() > LONGEST) {
            return Optional.empty();
        }
        String host = withoutPort(given.strip());
        OptionalInt quad = Quad.parse(host);
        if (quad.isPresent()) {
            return Optional.of(ofQuad(quad.getAsInt()));
        }
        int[] groups = Groups.parse(withoutZone(host));
        if (groups == null) {
            return Optional.empty();
        }
        return Optional.of(Groups.isQuad(groups) ? ofQuad(groups[6] << 16 | groups[7]) : ofGroups(groups));
    }

    private static Address ofQuad(int quad) {
        return new Address(Untrusted.of(Quad.write(quad)), Untrusted.of(Quad.write(quad & 0xFFFFFF00) + "/24"),
                Quad.isPublic(quad));
    }

    private static Address ofGroups(int[] groups) {
        int[] net = groups.clone();
        Arrays.fill(net, 4, 8, 0);
        return new Address(Untrusted.of(Groups.write(groups)), Untrusted.of(Groups.write(net) + "/64"),
                Groups.isPublic(groups));
    }

    /** {@code [2001:db8::1]:443} and {@code 192.0.2.1:443}; several colons without brackets are no port. */
    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            return close < 0 || !isPort(text, close + 1) ? text : text.substring(1, close);
        }
        int colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') && isPort(text, colon) ? text.substring(0, colon) : text;
    }

    private static boolean isPort(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.charAt(from) == ':';
    }

    private static String withoutZone(String text) {
        int percent = text.indexOf('%');
        return percent < 0 ? text : text.substring(0, percent);
    }
}
