package app.mallcop.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Play;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GitOopsTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef";

    private static Event found(String id, String at, Severity severity, Map<String, String> metadata) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("secret_title", Value.text("GitHub personal, OAuth, app and refresh tokens"));
        fields.put("secret_status", Value.text("present"));
        fields.put("file_path", Value.text("a.txt"));
        fields.put("line", Value.number(7));
        fields.put("commit", Value.text("c0ffee"));
        fields.put("commit_author", Value.text("Ada <ada@example.com>"));
        metadata.forEach((key, text) -> fields.put(key, Value.text(text)));
        return new Event(id, Instant.parse(at), "git-oops", "git-oops", new EventType("secret_found"), Untrusted.EMPTY,
                Untrusted.of("app"), Untrusted.of("secret found in a repository"), severity,
                new Metadata(Value.Fields.of(fields)), Traces.NONE, null);
    }

    private static String reasons(Finding finding) {
        return String.join("\n", finding.reasons().stream().map(reason -> reason.render(Untrusted::clear)).toList());
    }

    @Test
    void GO3_the_same_secret_in_several_places_and_days_is_one_finding() {
        Play play = Play.of(new GitOops());
        play.add(found("evt-1", "2026-03-20T10:00:00Z", Severity.CRITICAL, Map.of("secret_hash", HASH)));
        play.add(found("evt-2", "2026-03-20T10:00:00Z", Severity.CRITICAL,
                Map.of("secret_hash", HASH, "file_path", "b.txt")));
        play.detect();
        play.add(found("evt-3", "2026-03-22T10:00:00Z", Severity.CRITICAL,
                Map.of("secret_hash", HASH, "secret_status", "removed_from_head")));
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.occurrences()).isEqualTo(3);
            assertThat(finding.title().render(Untrusted::clear)).contains("GitHub").contains("in the history of app");
        });
        assertThat(play.findings()).hasSize(1);
    }

    @Test
    void another_secret_is_another_finding() {
        Play play = Play.of(new GitOops());
        play.add(found("evt-1", "2026-03-20T10:00:00Z", Severity.CRITICAL, Map.of("secret_hash", HASH)));
        play.add(found("evt-2", "2026-03-20T10:00:00Z", Severity.WARN, Map.of("secret_id", "goo_0123456789abcdef")));
        assertThat(play.detect()).extracting(Finding::severity).containsExactlyInAnyOrder(Severity.CRITICAL,
                Severity.WARN);
    }

    @Test
    void its_reasons_tell_where_who_and_what_to_do() {
        Play play = Play.of(new GitOops());
        play.add(found("evt-1", "2026-03-20T10:00:00Z", Severity.CRITICAL, Map.of("secret_hash", HASH)));
        List<Finding> findings = play.detect();
        assertThat(reasons(findings.getFirst())).contains("line 7 of a.txt").contains("Ada <ada@example.com>")
                .contains("newest version").contains("Change it where it was issued");
    }

    @Test
    void a_token_whose_form_says_whose_it_is_counts_while_learning_too() {
        Play play = Play.of(new GitOops()).learning(14);
        play.add(found("evt-1", "2026-03-20T10:00:00Z", Severity.CRITICAL, Map.of("secret_hash", HASH)));
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void forty_secrets_are_forty_findings() {
        Play play = Play.of(new GitOops());
        for (int i = 0; i < 40; i++) {
            play.add(found("evt-" + i, "2026-03-20T10:00:00Z", Severity.CRITICAL,
                    Map.of("secret_hash", HASH.substring(4) + "%04d".formatted(i))));
        }
        assertThat(play.detect()).hasSize(40);
    }
}
