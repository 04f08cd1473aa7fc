package app.mallcop.desk.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.desk.verify.VerifyRules;
import app.mallcop.store.disk.Disk;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoverAppTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    Path repo;

    private DiscoverApp.Result discover(boolean refresh, String... lines) throws IOException {
        List<SampleLine> sample = new ArrayList<>();
        for (String line : lines) {
            sample.add(new SampleLine(Untrusted.of(line), NOON.plusSeconds(sample.size())));
        }
        return new DiscoverApp(repo, Disk.real(), new Redactor(new byte[32]), LocalDate.of(2026, 3, 10))
                .run(new DiscoverApp.Request("web", sample, refresh));
    }

    private Path file() {
        return repo.resolve("apps/web/parser.yaml");
    }

    @Test
    void a_draft_is_written_and_verifies() throws IOException {
        DiscoverApp.Result result = discover(false, "2026-03-10T12:00:00Z INFO started in 3 ms", "INFO bye bye");
        assertThat(result.outcome()).isEqualTo(DiscoverApp.Outcome.WRITTEN);
        assertThat(result.stats()).isEqualTo(new LogStats(2, 1, java.util.Optional.of(NOON),
                java.util.Optional.of(NOON.plusSeconds(1))));
        assertThat(file()).exists();
        VerifyRules.Result verified = VerifyRules.all(repo);
        assertThat(verified.isFine()).isTrue();
        assertThat(verified.checked()).singleElement().satisfies(checked -> {
            assertThat(checked.path()).isEqualTo("apps/web/parser.yaml");
            assertThat(checked.rules()).isEqualTo(2);
            assertThat(checked.samples()).isEqualTo(2);
        });
    }

    @Test
    void a_parser_that_is_there_is_left_alone_unless_it_is_to_be_refreshed() throws IOException {
        discover(false, "INFO started well");
        String before = Files.readString(file());
        assertThat(discover(false, "INFO started well", "WARN something else").outcome())
                .isEqualTo(DiscoverApp.Outcome.LEFT);
        assertThat(file()).hasContent(before);
        assertThat(discover(true, "INFO started well", "WARN something else").outcome())
                .isEqualTo(DiscoverApp.Outcome.ADDED);
        assertThat(Files.readString(file())).startsWith(before).contains("WARN something else");
        assertThat(discover(true, "INFO started well", "WARN something else").outcome())
                .isEqualTo(DiscoverApp.Outcome.COMPLETE);
    }

    @Test
    void nothing_is_written_where_nothing_can_be_made_of_the_lines() throws IOException {
        assertThat(discover(false, "17", "x1").outcome()).isEqualTo(DiscoverApp.Outcome.NOTHING);
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_parser_that_can_not_be_read_is_refused_with_its_place() throws IOException {
        Files.createDirectories(repo.resolve("apps/web"));
        Files.writeString(file(), "app: web\nversion: 1\ntemplates: 7\n");
        assertThatThrownBy(() -> discover(true, "INFO started")).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problems().getFirst().message().render(Untrusted::clear))
                        .startsWith("apps/web/parser.yaml:3:12: "));
        assertThat(VerifyRules.all(repo).isFine()).isFalse();
    }

    @Test
    void the_sample_is_shown_without_its_secrets() throws IOException {
        String token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        assertThat(discover(false, "token " + token + " used").sample()).singleElement()
                .satisfies(line -> assertThat(line.clear()).startsWith("token [REDACTED:").doesNotContain("ghp_"));
    }
}
