package app.mallcop.detect.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.testkit.Gen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @ParameterizedTest
    @ValueSource(strings = {"event.action == 'GetSecret'", "lower(event.action) == 'getsecret'",
            "event.action IN ['PutSecret', 'GetSecret']", "event.action NOT IN ['PutSecret']",
            "NOT event.action == 'PutSecret'", "event.action != 'PutSecret'", "event.event_type == 'signin'",
            "event.event_type IN ['sign_in', 'push']",
            "event.connector_type == 'azure' AND event.source == 'azure-prod'",
            "event.severity == 'warn'", "event.target STARTSWITH '/vaults/' and event.target ENDSWITH '.txt'",
            "event.target CONTAINS 'prod'", "event.target NOT CONTAINS 'dev'",
            "event.target MATCHES '^/vaults/[a-z]+/'",
            "event.metadata.ip_address CIDR_IN ['192.0.2.0/24']", "event.metadata.ip CIDR_IN config.nets",
            "event.metadata.ip_address NOT CIDR_IN ['10.0.0.0/8', '2001:db8::/32']",
            "event.metadata.city IS NULL", "event.metadata.country IS NOT NULL",
            "event.metadata.request.nothing IS NULL",
            "event.metadata.status_code == 404", "event.metadata.status_code >= 400",
            "event.metadata.request.size BETWEEN 100 AND 200", "event.metadata.request.size IN ['200', 7]",
            "event.metadata.request.open IN [false, 'false']", "event.metadata.request['x-amz-acl'] == 'public-read'",
            "event.metadata.mfa", "event.metadata.mfa == true", "event.metadata.request.size / 2 - 50 == 50",
            "1 + 2 * 3 == 7", "(1 + 2) * 3 == 9", "hour(event.timestamp) == 21", "weekday(event.timestamp) == 2",
            "domain(event.actor) == 'corp.example'", "basename(event.target) == 'secret.txt'",
            "ip_prefix(event.metadata.ip_address) == '192.0.2.0/24'", "len(event.action) == 9",
            "count(event.metadata.permissions) == 2", "coalesce(event.metadata.city, event.metadata.country) == 'DE'",
            "entropy('aabb') == 1", "'b' IN split('a,b,c', ',')", "version_compare('1.10.0', '1.9.0') > 0",
            "days_since('2026-03-01T00:00:00Z') == 9", "event.timestamp > '2026-03-10T00:00:00Z'",
            "now() - event.timestamp <= 10m", "event.metadata.request.size > config.limit",
            "json(event.metadata.request.rules) MATCHES '\"cidr\":\"0.0.0.0/0\",\"port\":22'",
            "TRUE OR event.metadata.city == 'x'",
            "event.actor IN baseline.actors", "event.metadata.country IN baseline.countries[event.actor]",
            "'FR' NOT IN baseline.countries[event.actor]", "NOT ('FR' IN baseline.countries[event.actor])",
            "count(baseline.countries[event.actor]) == 2"})
    void it_holds(String expression) {
        assertThat(Asked.truth(expression)).isEqualTo(Truth.TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.action == 'getsecret'", "NOT event.action == 'GetSecret'", "event.action IN ['a']",
            "event.metadata.request.open", "event.metadata.request.rules.port == 80", "event.metadata.none == 'x'",
            "event.metadata.country NOT IN baseline.countries[event.actor]", "event.actor NOT IN baseline.actors",
            "FALSE AND event.metadata.city == 'x'", "version_compare('1.9.0', '1.10.0') >= 0"})
    void it_does_not_hold(String expression) {
        assertThat(Asked.truth(expression)).isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.metadata.city == 'x'", "event.metadata.city != 'x'",
            "NOT event.metadata.city == 'x'",
            "event.metadata.city NOT IN ['x']", "event.metadata.city CONTAINS 'x'", "event.metadata.city > 3",
            "event.metadata.country > 3", "1 / 0 == 1", "event.metadata.country CIDR_IN ['10.0.0.0/8']",
            "event.metadata.city MATCHES 'x' AND TRUE", "event.metadata.city == 'x' OR FALSE",
            "version_compare('main', '1.0') > 0", "hour(event.metadata.country) > 1"})
    void what_is_missing_or_of_another_kind_is_unknown(String expression) {
        assertThat(Asked.truth(expression)).isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event.metadata.request.rules.port == 22", "event.metadata.request.rules.port == 443",
            "event.metadata.request.rules.port < 100", "event.metadata.request.rules CONTAINS '0.0.0.0/0'",
            "event.metadata.request CONTAINS 'ai'", "event.metadata.permissions CONTAINS 'Mail'",
            "'Mail.Read' IN event.metadata.permissions", "event.metadata.permissions IN ['User.Read']",
            "lower(event.metadata.permissions) MATCHES '^mail\\.'", "event.metadata.request.rules.cidr ENDSWITH '/0'"})
    void a_list_or_an_object_stands_for_every_plain_value_inside_it(String expression) {
        assertThat(Asked.truth(expression)).isEqualTo(Truth.TRUE);
    }

    @Test
    void GP8_not_in_fires_only_on_a_known_value_and_a_set_with_support() {
        assertThat(Asked.truth("event.metadata.city NOT IN baseline.actors")).isEqualTo(Truth.UNKNOWN);
        assertThat(Asked.truth("event.action NOT IN baseline.few")).isEqualTo(Truth.UNKNOWN);
        assertThat(Asked.truth("NOT (event.action IN baseline.few)")).isEqualTo(Truth.UNKNOWN);
        assertThat(Asked.truth("event.action NOT IN baseline.actors")).isEqualTo(Truth.TRUE);
        assertThat(Asked.truth("'x' NOT IN baseline.countries[event.metadata.city]")).isEqualTo(Truth.UNKNOWN);
    }

    private static final List<String> PIECES = List.of("event", ".", "action", "metadata", "x", "baseline", "actors",
            "countries", "[", "]", "(", ")", "==", "!=", "<", ">=", "IN", "NOT", "AND", "OR", "CONTAINS", "MATCHES",
            "IS",
            "NULL", "BETWEEN", "CIDR_IN", "'a'", "'('", "12", "1.5", "10m", "+", "-", "*", "/", ",", "lower",
            "coalesce",
            "hour", "true", "null", "agg", "config", "limit", "event.action", "event.metadata.request",
            "baseline.actors",
            "'10.0.0.0/8'", "99999999999999999999", "\"", "@", "{", "\u202e", "json", "split");

    static Stream<Long> seeds() {
        return Gen.seeds(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_is_written_it_is_refused_with_a_place_or_can_be_asked(long seed) {
        Gen gen = Gen.seeded(seed);
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = gen.between(1, 14); n > 0; n--) {
                text.append(gen.chance(0.02) ? gen.plainText(8) : gen.oneOf(PIECES)).append(gen.chance(0.7) ? " " : "");
            }
            Compiler compiler = new Compiler(gen.chance(0.5) ? Asked.NAMES : Asked.NAMES.withSums());
            var condition = compiler.condition(text.toString());
            List<Flaw> flaws = compiler.takeFlaws();
            assertThat(flaws.isEmpty()).as(text.toString()).isEqualTo(condition.isPresent());
            assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.at()).isBetween(0, text.length()));
            condition.ifPresent(made -> assertThat(made.of(Asked.event())).isNotNull());
        }
    }
}
