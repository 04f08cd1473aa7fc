package app.mallcop.text.entities;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static Address address(String text) {
        return Address.of(Untrusted.of(text)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.1                               | 192.0.2.1     | 192.0.2.0/24
            192.0.2.1:50123                         | 192.0.2.1     | 192.0.2.0/24
            255.255.255.255                         | 255.255.255.255 | 255.255.255.0/24
            ::ffff:192.0.2.1                        | 192.0.2.1     | 192.0.2.0/24
            [::FFFF:192.0.2.1]:443                  | 192.0.2.1     | 192.0.2.0/24
            ::ffff:c000:201                         | 192.0.2.1     | 192.0.2.0/24
            2001:DB8:0:0:0:0:0:1                    | 2001:db8::1   | 2001:db8::/64
            [2001:db8::1]:443                       | 2001:db8::1   | 2001:db8::/64
            2001:db8:1:2:aaaa:bbbb:cccc:dddd        | 2001:db8:1:2:aaaa:bbbb:cccc:dddd | 2001:db8:1:2::/64
            fe80::1%eth0                            | fe80::1       | fe80::/64
            2001:db8:0:1:1:1:1:1                    | 2001:db8:0:1:1:1:1:1 | 2001:db8:0:1::/64
            2001:0:0:1:0:0:0:1                      | 2001:0:0:1::1 | 2001:0:0:1::/64
            ::1                                     | ::1           | ::/64
            64:ff9b::192.0.2.33                     | 64:ff9b::c000:221 | 64:ff9b::/64
            """)
    void one_address_has_one_spelling(String text, String ip, String net) {
        assertThat(address(text).ip().clear()).isEqualTo(ip);
        assertThat(address(text).net().clear()).isEqualTo(net);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "corp.com", "192.0.2", "192.0.2.256", "192.0.2.01", "192.0.2.1.5", "192.0..1", ".1.2.3",
            "1.2.3.4:port", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "[::1", "::1]",
            "bob:443",
            "1:2:3:4:5:6:7:192.0.2.1", "\uff11.2.3.4", "unknown", ":443"})
    void what_is_no_address_gives_none(String text) {
        assertThat(Address.of(Untrusted.of(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "::1",
            "fc00::1", "fe80::1", "224.0.0.1"})
    void addresses_of_ones_own_net_are_not_public(String text) {
        assertThat(address(text).isPublic()).isFalse();
    }

    @Test
    void addresses_of_the_internet_are_public() {
        assertThat(address("198.51.100.7").isPublic()).isTrue();
        assertThat(address("172.32.0.1").isPublic()).isTrue();
        assertThat(address("2001:db8::1").isPublic()).isTrue();
    }
}
