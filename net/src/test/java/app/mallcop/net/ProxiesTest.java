package app.mallcop.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    private static boolean direct(ProxySelector proxies, String uri) {
        return proxies.select(URI.create(uri)).equals(java.util.List.of(Proxy.NO_PROXY));
    }

    @ParameterizedTest
    @CsvSource({"https://api.example.com,false", "https://intern.example,true", "https://a.intern.example,true",
            "https://other-intern.example,false", "http://localhost:8080/v1,true", "http://127.0.0.1:9,true",
            "http://[::1]:9,true", "http://localhost.example.com,false"})
    void what_is_named_and_this_machine_are_reached_without_it(String uri, boolean direct) {
        ProxySelector proxies = Proxies.of(Optional.of("http://proxy.example:3128"), Optional.of("intern.example"))
                .orElseThrow();

        assertThat(direct(proxies, uri)).isEqualTo(direct);
    }

    @Test
    void without_one_there_is_none() {
        assertThat(Proxies.of(Optional.of(" "), Optional.empty())).isEmpty();
        assertThat(Proxies.of(Optional.empty(), Optional.of("*"))).isEmpty();
    }
}
