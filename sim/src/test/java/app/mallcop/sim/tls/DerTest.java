package app.mallcop.sim.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DerTest {

    @Test
    void lengths_are_as_short_as_they_can_be() {
        assertThat(head(127)).isEqualTo("047f");
        assertThat(head(128)).isEqualTo("048180");
        assertThat(head(255)).isEqualTo("0481ff");
        assertThat(head(256)).isEqualTo("04820100");
    }

    @Test
    void identifiers_are_written_in_groups_of_seven_bits() {
        assertThat(HexFormat.of().formatHex(Der.oid("1.2.840.10045.4.3.2"))).isEqualTo("06082a8648ce3d040302");
        assertThat(HexFormat.of().formatHex(Der.oid("2.5.29.17"))).isEqualTo("0603551d11");
    }

    private static String head(int length) {
        byte[] der = Der.octets(new byte[length]);
        return HexFormat.of().formatHex(der, 0, der.length - length);
    }
}
