package app.mallcop.connect.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTimeTest {

    @ParameterizedTest
    @CsvSource({
            "2026-03-11T14:00:00Z, 2026-03-11T14:00:00Z",
            "2026-03-11T14:00:00.1234567Z, 2026-03-11T14:00:00.123456700Z",
            "2026-03-11T14:00:00, 2026-03-11T14:00:00Z",
            "2026-03-11 14:00:00, 2026-03-11T14:00:00Z",
            "2026-03-11 14:00:00 UTC, 2026-03-11T14:00:00Z",
            "2026-03-11T14:00:00.5, 2026-03-11T14:00:00.500Z",
            "2026-03-11T16:00:00+02:00, 2026-03-11T14:00:00Z",
            "2026-03-11T16:00:00+0200, 2026-03-11T14:00:00Z",
            "2026-03-11T09:30:00.250-0430, 2026-03-11T14:00:00.250Z",
            "2026-03-11, 2026-03-11T00:00:00Z",
            "1773237600, 2026-03-11T14:00:00Z",
            "1773237600.25, 2026-03-11T14:00:00.250Z",
            "1773237600250, 2026-03-11T14:00:00.250Z"})
    void a_time_is_read_however_the_vendor_writes_it(String written, Instant time) {
        assertThat(VendorTime.of(Value.text(written))).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"1773237600, 2026-03-11T14:00:00Z", "1773237600.25, 2026-03-11T14:00:00.250Z",
            "1773237600250, 2026-03-11T14:00:00.250Z", "1.77323760025E+12, 2026-03-11T14:00:00.250Z"})
    void a_number_is_seconds_or_milliseconds_by_its_size(BigDecimal number, Instant time) {
        assertThat(VendorTime.of(new Value.Num(number))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-11T14:00:00Z", "1999-12-31T23:59:59Z", "2100-01-01T00:00:00Z",
            "-5",
            "1e999999999", "1.2.3", "999999999999999999999"})
    void what_is_no_time_of_ours_is_none(String written) {
        assertThat(VendorTime.of(Value.text(written))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "-1", "0"})
    void a_hostile_number_is_no_time(BigDecimal number) {
        assertThat(VendorTime.of(new Value.Num(number))).isNull();
    }
}
