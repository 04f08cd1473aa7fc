package app.mallcop.net.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressesTest {

    private final SpecialAddresses special = SpecialAddresses.load();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.255", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "100.64.0.1", "100.127.255.255", "::1", "fc00::1", "fdff::1", "::ffff:10.0.0.1", "::10.0.0.1",
            "64:ff9b::7f00:1", "2002:c0a8:101::"})
    void addresses_of_an_intranet_are_private(String address) {
        assertThat(special.of(InetAddress.ofLiteral(address)))
                .hasValueSatisfying(found -> assertThat(found.isPrivate()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "169.254.169.254", "192.0.0.1", "192.0.2.1", "198.18.0.1",
            "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::",
            "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "100::1", "::ffff:169.254.169.254",
            "::ffff:0:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "64:ff9b:1::1"})
    void addresses_that_nobody_has_a_webhook_at_are_never_let_through(String address) {
        assertThat(special.of(InetAddress.ofLiteral(address)))
                .hasValueSatisfying(found -> assertThat(found.isPrivate()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
            "172.32.0.0", "169.253.255.255", "192.167.255.255", "223.255.255.255", "2606:4700::1111",
            "::ffff:8.8.8.8", "64:ff9b::808:808", "fbff::1"})
    void addresses_of_the_internet_are_not_special(String address) {
        assertThat(special.of(InetAddress.ofLiteral(address))).isEmpty();
    }
}
