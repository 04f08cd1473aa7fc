package app.mallcop.text.entities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikeTest {

    @ParameterizedTest
    @CsvSource({"ada@corp.com,\u0430da@corp.com", "ada@corp.com,ad\u200ba@corp.com", "admin,adm\u0131n", "admin,adrnin",
            "paul,pau1", "root,r00t", "alice,al\u00ecce", "wendy,vvendy", "ops,\u03bfps"})
    void names_that_read_the_same_are_seen(String name, String other) {
        assertThat(LookAlike.readTheSame(name, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ada,ada", "ada,bob", "backup-7,backup-2", "dan,ian"})
    void other_names_are_not(String name, String other) {
        assertThat(LookAlike.readTheSame(name, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"administrator,adminstrator", "deploy-bot,deplyo-bot", "deploy-bot,deploy-bots",
            "deploy-bot,deploy_bot"})
    void one_slip_is_seen(String name, String other) {
        assertThat(LookAlike.areOneSlipApart(name, other)).isTrue();
        assertThat(LookAlike.areOneSlipApart(other, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"backup-1,backup-2", "backup-1,backup-11", "dan,ian", "deploy-bot,deploy-bot", "deploy-bot,delpoy-bto",
            "deploy-bot,deploy-cat"})
    void siblings_and_short_names_are_no_slips(String name, String other) {
        assertThat(LookAlike.areOneSlipApart(name, other)).isFalse();
    }

    @Test
    void a_skeleton_of_a_long_hostile_name_takes_linear_work() {
        assertThat(LookAlike.skeleton("\u0430\u0301".repeat(100_000))).hasSize(100_000);
    }
}
