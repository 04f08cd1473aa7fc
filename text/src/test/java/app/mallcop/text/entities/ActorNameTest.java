package app.mallcop.text.entities;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it changes the JVM's own language")
class ActorNameTest {

    private static String name(String connectorType, String actor) {
        return ActorName.of(connectorType, Untrusted.of(actor)).clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            azure          | Bob@Corp.com                                             | bob@corp.com
            azure          | ｂｏｂ@corp.com                                           | bob@corp.com
            azure          | '  bob@corp.com '                                        | bob@corp.com
            m365           | mailto:Bob@corp.com                                      | bob@corp.com
            m365           | SMTP:Bob@corp.com                                        | bob@corp.com
            m365           | live.com#Bob@example.com                                 | bob@example.com
            m365           | 'i:0#.f|membership|Bob@corp.com'                         | bob@corp.com
            m365           | Eve_example.org#EXT#@corp.onmicrosoft.com                | eve_example.org#ext#@corp.onmicrosoft.com
            m365           | CORP\\Bob                                                 | corp\\bob
            github         | OctoCat                                                  | octocat
            github         | Dependabot[bot]                                          | dependabot[bot]
            azure          | 6F1D2C3B-AAAA-4BBB-8CCC-0123456789AB                     | 6f1d2c3b-aaaa-4bbb-8ccc-0123456789ab
            aws-cloudtrail | arn:aws:sts::123456789012:assumed-role/Deploy/session-17 | arn:aws:iam::123456789012:role/Deploy
            aws-cloudtrail | arn:aws-cn:sts::123456789012:assumed-role/Deploy/a.b-c   | arn:aws-cn:iam::123456789012:role/Deploy
            aws-cloudtrail | AROAEXAMPLE0123456789:session-17                         | AROAEXAMPLE0123456789
            aws-cloudtrail | arn:aws:iam::123456789012:user/Ada                       | arn:aws:iam::123456789012:user/Ada
            vercel         | 192.0.2.7:50123                                          | 192.0.2.7
            vercel         | ::ffff:192.0.2.7                                         | 192.0.2.7
            """)
    void one_actor_has_one_name(String connectorType, String actor, String expected) {
        assertThat(name(connectorType, actor)).isEqualTo(expected);
    }

    @Test
    void names_are_folded_only_where_the_platform_does() {
        assertThat(name("azure", "Deploy-Bot")).isEqualTo("Deploy-Bot");
        assertThat(name("aws-cloudtrail", "arn:aws:iam::1:role/Admin")).isEqualTo("arn:aws:iam::1:role/Admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-", "unknown", "Unknown", "ANONYMOUS", "null", "N/A",
            "00000000-0000-0000-0000-000000000000"})
    void a_name_for_nobody_is_empty(String actor) {
        assertThat(name("azure", actor)).isEmpty();
    }

    @Test
    void our_own_names_are_nobody_only_where_we_write_them() {
        assertThat(name("container-logs", "mallcop-parser")).isEmpty();
        assertThat(name("github", "mallcop-parser")).isEqualTo("mallcop-parser");
        assertThat(name("github", "system")).isEqualTo("system");
    }

    @Test
    void letters_that_only_look_alike_stay_apart() {
        assertThat(name("azure", "\u0430da@corp.com")).isNotEqualTo(name("azure", "ada@corp.com"));
        assertThat(name("azure", "ad\u200ba@corp.com")).isNotEqualTo(name("azure", "ada@corp.com"));
        assertThat(name("azure", "\u0131da@corp.com")).isNotEqualTo(name("azure", "ida@corp.com"));
        assertThat(name("azure", "\u0130da@corp.com")).isNotEqualTo(name("azure", "ida@corp.com"));
    }

    @Test
    void a_turkish_machine_folds_as_every_other() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(name("azure", "IDA@CORP.COM")).isEqualTo("ida@corp.com");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:", "arn:aws:sts::1:assumed-role/", "i:0#|", "AROA:", "\u0130@x", "[", "a@", "@",
            "\uFF2D\uFF21\uFF29\uFF2C@\uFF38.com", "arn:aws:sts::1:assumed-role/r/s/t", "\ud800", "\\"})
    void odd_names_give_a_name_that_stays(String actor) {
        Untrusted once = ActorName.of("azure", Untrusted.of(actor));
        assertThat(ActorName.of("azure", once)).isEqualTo(once);
    }

    @Test
    void a_very_long_name_stays_whole() {
        String actor = "a:/|".repeat(500);
        assertThat(name("azure", actor)).isEqualTo(actor);
    }
}
