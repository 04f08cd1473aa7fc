package app.mallcop.detect.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.detect.Play;
import app.mallcop.text.airlock.Terminal;
import org.junit.jupiter.api.Test;

class BoundaryViolationTest {

    private final Play play = Play.of(new BoundaryViolation());

    private void spot(String at, String check, String path, String outcome) {
        play.event(at, "mallcop", "boundary_violation").target(path).meta("action_detail", check)
                .meta("outcome", outcome).meta("file_mode", "0644").meta("file_owner", "ada").add();
    }

    @Test
    void a_weak_spot_is_one_finding_however_often_it_is_told_and_counts_while_learning() {
        play.learning(14);
        spot("2026-03-10T09:00:00Z", "env-mode", ".env", "weak");
        spot("2026-03-10T10:00:00Z", "env-mode", ".env", "weak");
        spot("2026-03-12T10:00:00Z", "env-mode", ".env", "weak");
        spot("2026-03-12T10:00:00Z", "world-writable", "plugins", "weak");
        assertThat(play.detect()).extracting(Finding::rule).containsExactlyInAnyOrder("env-mode", "world-writable");
        assertThat(play.findings()).extracting(Finding::severity).containsOnly(Severity.CRITICAL);
    }

    @Test
    void it_says_what_to_do() {
        spot("2026-03-10T09:00:00Z", "env-mode", ".env", "weak");
        Finding finding = play.detect().getFirst();
        assertThat(finding.reasons().stream().map(Terminal::forTerminal).toList())
                .contains("To mend it: chmod 600 .env");
    }

    @Test
    void mended_it_ends_and_found_again_it_is_the_same_finding() {
        spot("2026-03-10T09:00:00Z", "env-mode", ".env", "weak");
        String id = play.detect().getFirst().id();
        spot("2026-03-11T09:00:00Z", "env-mode", ".env", "mended");
        play.detect();
        assertThat(play.ended(id)).isPresent();
        spot("2026-03-12T09:00:00Z", "env-mode", ".env", "weak");
        assertThat(play.detect()).extracting(Finding::id).containsExactly(id);
        assertThat(play.ended(id)).isEmpty();
    }

    @Test
    void in_one_run_what_came_last_counts_whatever_came_first() {
        spot("2026-03-10T10:00:00Z", "env-mode", ".env", "mended");
        spot("2026-03-10T09:00:00Z", "env-mode", ".env", "weak");
        play.detect();
        assertThat(play.findings()).isEmpty();
    }

    @Test
    void a_check_that_is_not_known_is_told_all_the_same() {
        spot("2026-03-10T09:00:00Z", "something-new", "x", "weak");
        assertThat(play.detect()).extracting(Finding::rule).containsExactly("other");
    }
}
