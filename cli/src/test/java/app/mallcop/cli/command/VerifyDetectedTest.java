package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding that the engine made is judged again from the files. */
class VerifyDetectedTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");

    @TempDir
    Path temp = Path.of("");

    private Shop shop;
    private String id = "";

    /** Twenty quiet days, then thirty failed sign-ins of one address within minutes. */
    @BeforeEach
    void makeShop() throws IOException {
        shop = Shop.in(temp);
        StringBuilder lines = new StringBuilder();
        for (int day = 0; day < 20; day++) {
            lines.append(Shop.day(FIRST.plusDays(day), 0, 3)).append('\n');
        }
        for (int i = 0; i < 30; i++) {
            lines.append(
                    "{\"timestamp\":\"2026-02-21T03:%02d:00Z\",\"source\":\"github\",\"event_type\":\"login_failure\","
                            .formatted(i / 4))
                    .append("\"actor\":\"admin\",\"metadata\":{\"vendor_id\":\"f").append(i)
                    .append("\",\"ip_address\":\"203.0.113.9\"}}\n");
        }
        run(shop.console().typing(lines.toString()).run("import", "-"));
        run(shop.run("detect"));
        String finding = Files.readAllLines(shop.path("findings.jsonl")).stream()
                .filter(line -> line.contains("\"detector\":\"auth-failure-burst\"")).findFirst().orElseThrow();
        int at = finding.indexOf("fnd_");
        id = finding.substring(at, finding.indexOf('"', at));
    }

    private static void run(Console.Result result) {
        assertThat(result.exit()).as(result.out()).isZero();
    }

    @Test
    void it_holds_when_nothing_was_changed() {
        Console.Result result = shop.run("verify", "--finding", id);

        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"answer\":\"holds\"", "\"judged_again\":\"the same\"");
        assertThat(shop.run("verify", "--finding", id, "--human").out()).contains("It holds.");
    }

    @Test
    void it_holds_after_more_came_and_after_an_ack() {
        run(shop.run("ack", id, "a penetration test"));
        run(shop.console().at(Instant.parse("2026-03-21T00:00:00Z"))
                .typing(Shop.day(LocalDate.parse("2026-02-25"), 0, 3))
                .run("import", "-"));
        run(shop.console().at(Instant.parse("2026-03-21T00:00:00Z")).run("detect"));

        assertThat(shop.run("verify", "--finding", id).out()).contains("\"answer\":\"holds\"");
    }

    @Test
    void a_number_that_was_written_over_is_named() throws IOException {
        Path findings = shop.path("findings.jsonl");
        String text = Files.readString(findings);
        Files.writeString(findings, text.replace("\"observed\":\"30\"", "\"observed\":\"999\""));

        Console.Result result = shop.run("verify", "--finding", id);

        assertThat(result.exit()).as(result.out()).isEqualTo(4);
        assertThat(result.out()).contains("judged-differently", "observed was", "999");
    }

    @Test
    void a_finding_that_was_made_up_is_not_found_again() throws IOException {
        Path findings = shop.path("findings.jsonl");
        String other = "fnd_" + "7".repeat(32);
        Files.writeString(findings, Files.readString(findings).replace(id, other));

        Console.Result result = shop.run("verify", "--finding", other);

        assertThat(result.exit()).as(result.out()).isEqualTo(4);
        assertThat(result.out()).contains("not-found-again");
    }

    @Test
    void one_that_another_version_of_the_rule_made_is_told_apart() throws IOException {
        Path findings = shop.path("findings.jsonl");
        Files.writeString(findings,
                Files.readString(findings).replaceAll("\"rule_version\":\"[0-9]+\"", "\"rule_version\":\"0\""));

        Console.Result result = shop.run("verify", "--finding", id);

        assertThat(result.exit()).as(result.out()).isEqualTo(3);
        assertThat(result.out()).contains("\"answer\":\"other-version\"");
    }

    @Test
    void when_days_it_was_learned_from_are_not_here_it_can_not_be_told() throws IOException {
        Path day = shop.path("events/github/2026-02-03");
        try (var files = Files.list(day)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(day);

        Console.Result result = shop.run("verify", "--finding", id);

        assertThat(result.exit()).as(result.out()).isEqualTo(3);
        assertThat(result.out()).contains("\"answer\":\"cannot-tell\"", "not in this clone");
    }
}
