package app.mallcop.text.entities;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {

    private static Domain domain(String text) {
        return Domain.of(Untrusted.of(text)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Eve@Partner.org                                | partner.org
            partner.org.                                   | partner.org
            https://user@Files.partner.org:8443/a@b?c      | files.partner.org
            eve_partner.org#EXT#@corp.onmicrosoft.com      | partner.org
            first_last_partner.org#EXT#@corp.onmicrosoft.com | partner.org
            eve@xn--crp-sna.com                            | c\u00f6rp.com
            """)
    void a_domain_is_found_wherever_it_stands(String text, String expected) {
        assertThat(domain(text).name()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "octocat", "eve@", "eve@localhost", "192.0.2.1", "a..b", "eve@a b.com", ".", "@",
            "://"})
    void what_has_no_domain_gives_none(String text) {
        assertThat(Domain.of(Untrusted.of(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"corp.com,corp.com,true", "mail.corp.com,corp.com,true", "evilcorp.com,corp.com,false",
            "corp.com.evil.io,corp.com,false", "corp.com,mail.corp.com,false"})
    void only_a_name_below_is_within(String name, String owner, boolean within) {
        assertThat(domain(name).isWithin(domain(owner))).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({"c0rp.com,LETTERS", "mail.c0rp.com,LETTERS", "c\u043erp.com,LETTERS", "xn--crp-sna.com,LETTERS",
            "corp.com.evil.io,EMBEDDED", "login.corp.com.evil.io,EMBEDDED", "corp.com-login.io,EMBEDDED",
            "corp.co,OTHER_ENDING", "corp.co.uk,OTHER_ENDING"})
    void a_domain_that_poses_as_ours_is_seen(String name, Domain.Likeness likeness) {
        assertThat(domain(name).posesAs(domain("corp.com"))).contains(likeness);
    }

    @ParameterizedTest
    @CsvSource({"exarnple-firm.com,LETTERS", "example-frim.com,SLIP", "example-firms.com,SLIP"})
    void a_slip_is_seen_in_longer_names(String name, Domain.Likeness likeness) {
        assertThat(domain(name).posesAs(domain("example-firm.com"))).contains(likeness);
    }

    @ParameterizedTest
    @ValueSource(strings = {"corp.com", "mail.corp.com", "partner.org", "evilcorp.com", "carp.com", "corp-partner.com"})
    void other_domains_are_just_others(String name) {
        assertThat(domain(name).posesAs(domain("corp.com"))).isEmpty();
    }
}
