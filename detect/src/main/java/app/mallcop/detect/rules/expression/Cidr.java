package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.text.entities.Address;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses, {@code 192.0.2.0/24}. */
record Cidr(BigInteger network, int bits, int width) {

    /** A block, or one address. */
    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = bytes(Untrusted.of(slash < 0 ? text : text.substring(0, slash)));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int width = address.get().length * 8;
        String length = slash < 0 ? Integer.toString(width) : text.substring(slash + 1);
        if (length.isEmpty() || length.length() > 3 || !length.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(length) > width) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length);
        return Optional.of(new Cidr(new BigInteger(1, address.get()).shiftRight(width - bits), bits, width));
    }

    boolean contains(byte[] address) {
        return address.length * 8 == width && new BigInteger(1, address).shiftRight(width - bits).equals(network);
    }

    /** The bytes of an address in any spelling; nothing is looked up. */
    static Optional<byte[]> bytes(Untrusted text) {
        return Address.of(text).map(address -> InetAddress.ofLiteral(address.ip().clear()).getAddress());
    }
}
