package app.mallcop.net.guarded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which addresses do not lead to the public internet. */
final class SpecialAddresses {

    /** @param what in our own words */
    record Special(boolean isPrivate, String what) {}

    private record Range(InetAddress first, int bits, String kind, String what) {
        boolean holds(byte[] address) {
            byte[] start = first.getAddress();
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if (((address[bit >> 3] ^ start[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Range> ranges;

    private SpecialAddresses(List<Range> ranges) {
        this.ranges = ranges;
    }

    static SpecialAddresses load() {
        InputStream file = SpecialAddresses.class.getResourceAsStream("special-addresses.tsv");
        if (file == null) {
            throw new IllegalStateException("special-addresses.tsv is missing; build again");
        }
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new SpecialAddresses(lines.lines().filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .map(SpecialAddresses::range)
                    // the narrowest first, so that ::1 is not taken for an IPv4 address in IPv6 clothes
                    .sorted((a, b) -> Integer.compare(b.bits, a.bits)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Range range(String line) {
        List<String> columns = new ArrayList<>(Arrays.asList(line.split("\t", -1)));
        int slash = columns.getFirst().indexOf('/');
        return new Range(InetAddress.ofLiteral(columns.getFirst().substring(0, slash)),
                Integer.parseInt(columns.getFirst().substring(slash + 1)), columns.get(1), columns.get(2));
    }

    /** What is special about an address; empty for one of the public internet. */
    Optional<Special> of(InetAddress address) {
        return of(address.getAddress());
    }

    private Optional<Special> of(byte[] address) {
        for (Range range : ranges) {
            if (range.holds(address)) {
                return switch (range.kind) {
                    case "private" -> Optional.of(new Special(true, range.what));
                    case "embeds-last" -> of(Arrays.copyOfRange(address, 12, 16));
                    case "embeds-third" -> of(Arrays.copyOfRange(address, 2, 6));
                    default -> Optional.of(new Special(false, range.what));
                };
            }
        }
        return Optional.empty();
    }

    /** An address that is written as one; empty for a name. */
    static Optional<InetAddress> literal(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
