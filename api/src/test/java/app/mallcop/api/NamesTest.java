package app.mallcop.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "azure-prod", "container_logs", "m365", "x.y", "0day",
            "a23456789012345678901234567890123456789012345678901234567890123"})
    void these_are_connector_ids(String text) {
        assertThat(Names.isConnectorId(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", "-a", ".hidden", "A", "ä", "a b", "a\n", "a:b",
            "a234567890123456789012345678901234567890123456789012345678901234"})
    void these_never_become_a_folder(String text) {
        assertThat(Names.isConnectorId(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evt_2aac20587c720ca8", "evt-2026-03-11-azure-abc123", "A:b.c_d-e", "1"})
    void these_are_event_ids(String text) {
        assertThat(Names.isEventId(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "[x]", "-a", ":a", "ü"})
    void these_are_no_event_ids(String text) {
        assertThat(Names.isEventId(text)).isFalse();
    }
}
