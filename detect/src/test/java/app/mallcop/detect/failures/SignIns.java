package app.mallcop.detect.failures;

import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Play;
import java.time.Instant;
import java.util.List;

/** A stage for sign-ins: events from ten o'clock on, and what was said of them. */
abstract class SignIns {

    static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");

    final Play play = Play.of(Limited.byDefault());

    void failure(long second, String account, String ip) {
        play.event(TEN.plusSeconds(second)).type("sign_in_failure").actor(account).meta("ip_address", ip).add();
    }

    void success(long second, String account, String ip) {
        play.event(TEN.plusSeconds(second)).type("sign_in_success").actor(account).meta("ip_address", ip).add();
    }

    /** The account has signed in from this address for two weeks. */
    void atHome(String account, String ip) {
        play.daily("2026-02-20", 14, "10:00",
                event -> event.type("sign_in_success").actor(account).meta("ip_address", ip));
    }

    static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).sorted().toList();
    }

    static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.title().render(Untrusted::clear));
        finding.reasons().forEach(reason -> text.append(" | ").append(reason.render(Untrusted::clear)));
        return text.toString();
    }
}
