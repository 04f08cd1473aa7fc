package app.mallcop.detect.failures;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {

    private static Attempt of(String type, Map<String, Value> metadata) {
        return Attempt.of(new Sighting(
                new Event("e1", Instant.parse("2026-03-10T10:00:00Z"), "azure", "azure", new EventType(type),
                        Untrusted.of("bob"), Untrusted.EMPTY, Untrusted.EMPTY, Severity.INFO,
                        new Metadata(Value.Fields.of(new TreeMap<>(metadata))), Traces.NONE, null),
                Untrusted.of("bob")));
    }

    @ParameterizedTest
    @CsvSource({"login,Success,SUCCESS", "login,SUCCEEDED,SUCCESS", "login,' ok ',SUCCESS", "login,Failure,FAILURE",
            "login,failed,FAILURE", "login,Started,UNKNOWN", "login,Accepted,UNKNOWN", "login,'',UNKNOWN",
            "console_login,Failure,FAILURE", "sign_in_failure,'',FAILURE", "auth_failure,whatever,FAILURE",
            "sign_in_success,'',SUCCESS", "mfa_failure,'',REFUSED", "push,failed,NONE"})
    void type_and_outcome_tell_how_it_ended(String type, String outcome, Attempt ended) {
        assertThat(of(type, Map.of("outcome", Value.text(outcome)))).isEqualTo(ended);
    }

    @Test
    void without_an_outcome_the_code_tells() {
        assertThat(of("login", Map.of("error_code", Value.number(0)))).isEqualTo(Attempt.SUCCESS);
        assertThat(of("login", Map.of("error_code", Value.number(50126)))).isEqualTo(Attempt.FAILURE);
        assertThat(of("login", Map.of("error_code", Value.text("AccessDenied")))).isEqualTo(Attempt.FAILURE);
        assertThat(of("login", Map.of())).isEqualTo(Attempt.UNKNOWN);
    }

    @Test
    void a_step_on_the_way_is_no_failure_whatever_the_record_calls_it() {
        assertThat(of("login", Map.of("outcome", Value.text("Failure"), "error_code", Value.number(50074))))
                .isEqualTo(Attempt.UNKNOWN);
    }

    @Test
    void a_refused_second_factor_is_told_apart() {
        assertThat(of("login", Map.of("outcome", Value.text("Failure"), "error_code", Value.number(500121))))
                .isEqualTo(Attempt.REFUSED);
        assertThat(of("sign_in_failure", Map.of("outcome_reason", Value.text("MFA denied; user declined"))))
                .isEqualTo(Attempt.REFUSED);
        assertThat(of("sign_in_failure", Map.of("outcome_reason", Value.text("wrong password"))))
                .isEqualTo(Attempt.FAILURE);
    }

    @Test
    void every_type_of_an_attempt_is_read() {
        assertThat(Attempt.types()).contains(new EventType("login"), new EventType("mfa_failure"));
    }
}
