package app.mallcop.detect.failures;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.text.entities.Address;
import java.util.Optional;

/**
 * Who tried to sign in, and from where. Empty where the event does not tell.
 *
 * @param address one customer's line: an IPv4 address, or the /64 an IPv6 address is in, since those change at will
 * @param network the /24 or /64 around it
 */
record Origin(Untrusted account, Untrusted address, Untrusted network) {

    static Origin of(Sighting seen) {
        Untrusted account = seen.hasActor() ? seen.actor() : seen.meta("target_user").orElse(Untrusted.EMPTY);
        Optional<Address> address = seen.meta("ip_address").flatMap(Address::of);
        if (address.isEmpty()) {
            return new Origin(account, Untrusted.EMPTY, Untrusted.EMPTY);
        }
        Untrusted network = address.get().net();
        return new Origin(account, network.clear().endsWith("/64") ? network : address.get().ip(), network);
    }
}
