package app.mallcop.text.skills;

import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The hosts that a text names by a URL. */
final class Hosts {

    private static final int LONGEST = 253;
    private static final List<String> THROW_AWAY = Tsv.rows(Hosts.class, "destinations.tsv").stream()
            .map(row -> row.get(0)).toList();
    private static final List<String> INSTALLERS = Tsv.rows(Hosts.class, "installers.tsv").stream()
            .map(row -> row.get(0)).toList();

    /** A URL without its scheme, from host to path, in lower case. */
    private final List<String> addresses = new ArrayList<>();

    private Hosts() {}

    static Hosts of(String text) {
        Hosts hosts = new Hosts();
        String small = text.toLowerCase(Locale.ROOT);
        int end = 0;
        for (int at = small.indexOf("://"); at >= 0; at = small.indexOf("://", end)) {
            end = at + 3;
            while (end < small.length() && end - at < LONGEST + 60 && isAddress(small.charAt(end))) {
                end++;
            }
            String address = small.substring(at + 3, end);
            int user = address.indexOf('@');
            int path = address.indexOf('/');
            hosts.addresses.add(user >= 0 && (path < 0 || user < path) ? address.substring(user + 1) : address);
        }
        return hosts;
    }

    private static boolean isAddress(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ".-_/:@%~[]".indexOf(c) >= 0;
    }

    List<String> names() {
        return addresses.stream().map(Hosts::host).filter(host -> host.length() > 3 && host.length() <= LONGEST)
                .distinct().toList();
    }

    private static String host(String address) {
        int end = 0;
        while (end < address.length() && address.charAt(end) != '/' && address.charAt(end) != ':') {
            end++;
        }
        return address.substring(0, end);
    }

    boolean areInstallers() {
        return !addresses.isEmpty()
                && addresses.stream().allMatch(address -> INSTALLERS.stream().anyMatch(known -> isAt(address, known)));
    }

    boolean anyThrowAway() {
        return addresses.stream().anyMatch(
                address -> isBareAddress(host(address)) || THROW_AWAY.stream().anyMatch(known -> isAt(address, known)));
    }

    /** The host itself or one below it; where the entry has a path, that path. */
    private static boolean isAt(String address, String known) {
        int slash = known.indexOf('/');
        String host = host(address);
        String name = slash < 0 ? known : known.substring(0, slash);
        boolean same = host.equals(name) || host.endsWith("." + name);
        return same && (slash < 0 || address.substring(host.length()).startsWith(known.substring(slash)));
    }

    /** A public IPv4 address; those of this machine and of private networks are no stranger's. */
    private static boolean isBareAddress(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(Character::isDigit)
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        return !(first == 127 || first == 10 || first == 0 || (first == 192 && second == 168)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 169 && second == 254));
    }
}
