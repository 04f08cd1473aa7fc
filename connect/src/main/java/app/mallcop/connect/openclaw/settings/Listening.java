package app.mallcop.connect.openclaw.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** On which addresses other machines reach a port of this one, as the kernel says it; a config may say otherwise. */
public final class Listening {

    private static final String LISTEN = "0A";

    private final Path net;

    /** @param net where the kernel tells it, {@code /proc/net}; elsewhere nothing is known */
    public Listening(Path net) {
        this.net = net;
    }

    public static Listening here() {
        return new Listening(Path.of("/proc/net"));
    }

    /** Addresses that are not of this machine alone. */
    public SortedSet<String> wide(int port) {
        SortedSet<String> wide = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            try {
                for (String line : Files.readAllLines(net.resolve(table), StandardCharsets.US_ASCII)) {
                    String[] words = line.strip().split(" +", 5);
                    if (words.length > 3 && words[3].equals(LISTEN)) {
                        address(words[1], port, wide);
                    }
                }
            } catch (IOException e) {
                // Not a kernel that tells: the config alone is known.
            }
        }
        return wide;
    }

    private static void address(String local, int port, SortedSet<String> wide) {
        int colon = local.lastIndexOf(':');
        try {
            if (colon < 0 || Integer.parseInt(local.substring(colon + 1), 16) != port) {
                return;
            }
            InetAddress address = InetAddress.getByAddress(ordered(HexFormat.of().parseHex(local, 0, colon)));
            if (!address.isLoopbackAddress()) {
                wide.add(address.getHostAddress());
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            // a line of another shape
        }
    }

    /** Each four bytes stand the other way round. */
    private static byte[] ordered(byte[] bytes) {
        byte[] ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ordered[i] = bytes[(i & ~3) + 3 - (i & 3)];
        }
        return ordered;
    }
}
