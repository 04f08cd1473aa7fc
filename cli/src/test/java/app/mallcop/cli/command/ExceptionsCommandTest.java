package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two open findings about dana, and an operator who knows of her. */
class ExceptionsCommandTest {

    private static final String DANA = """
            exceptions:
              - id: dana-is-new
                match: {detector: new-actor, actor: dana}
                reason: starts on Monday
                owner: sam@acme.example
                until: %s
            """;

    private Shop shop;

    @TempDir
    Path temp;

    @BeforeEach
    void a_shop_with_findings() throws IOException {
        shop = Shop.in(temp).withFindings();
    }

    private void except(String until) throws IOException {
        Files.writeString(shop.path("exceptions.yaml"), DANA.formatted(until));
    }

    @Test
    void what_is_excepted_stays_open_and_every_view_says_so() throws IOException {
        except("2026-04-20");

        assertThat(shop.run("report", "--status", "open").out()).contains("\"count\":2", "\"status\":\"open\"",
                "\"excepted\":\"dana-is-new\"");
        assertThat(shop.run("report", "--status", "excepted").out()).contains("\"count\":2");
        assertThat(shop.run("report", "--human").out()).contains("excepted");
        assertThat(shop.run("finding", Shop.FINDING, "--human").out()).contains("excepted", "dana-is-new",
                "starts on Monday");
        assertThat(shop.run("status").out())
                .contains("\"exceptions\":{\"hidden\":2,\"holding\":1,\"idle\":[],\"expired\":[]}");
        assertThat(shop.run("status", "--human").out()).contains("Exceptions: 2 open findings are not told");
        assertThat(shop.run("exceptions", "list").out()).contains("\"hides\":2", "\"idle\":false");
    }

    @Test
    void it_is_left_out_of_the_work_and_counted_there() throws IOException {
        except("2026-04-20");

        assertThat(shop.run("review").out()).contains("\"open\":0", "\"excepted\":2");
        Console.Result result = shop.run("escalate");
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"open\":2", "\"excepted\":2", "\"findings_processed\":0");
    }

    @Test
    void when_it_ends_its_findings_are_worked_again() throws IOException {
        except("2026-03-19");

        assertThat(shop.run("exceptions", "list").out()).contains("\"hidden\":0", "\"expired\":[\"dana-is-new\"]",
                "\"waiting\":2");
        assertThat(shop.run("exceptions", "list", "--human").out()).contains("ended; 2 are told again");
        assertThat(shop.run("escalate").out()).contains("\"excepted\":0", "\"findings_processed\":2");
    }

    @Test
    void one_that_hides_nothing_is_named_as_idle() throws IOException {
        Files.writeString(shop.path("exceptions.yaml"), DANA.formatted("2026-04-20").replace("actor: dana",
                "actor: nobody"));

        assertThat(shop.run("status").out()).contains("\"idle\":[\"dana-is-new\"]");
        assertThat(shop.run("status", "--human").out()).contains("Idle: dana-is-new.");
    }

    @Test
    void a_mistake_is_told_by_whoever_reads_the_file_and_hides_nothing() throws IOException {
        Files.writeString(shop.path("exceptions.yaml"), DANA.formatted("never"));

        assertThat(shop.run("config", "check").exit()).isEqualTo(2);
        assertThat(shop.run("config", "check").out()).contains("exceptions.yaml:6:12: until: found");
        assertThat(shop.run("escalate").exit()).isEqualTo(3);
        assertThat(shop.run("escalate").out()).contains("\"excepted\":0", "exceptions.yaml:6:12");
        assertThat(shop.run("status").out()).contains("exceptions.yaml:6:12");
        assertThat(shop.run("status", "--gate").exit()).isEqualTo(4);
        assertThat(shop.run("exceptions", "list").exit()).isEqualTo(3);
        assertThat(shop.run("doctor").out()).contains("exceptions.yaml:6:12");
    }

    @Test
    void without_the_file_there_are_none() {
        assertThat(shop.run("exceptions", "list").out()).contains("\"exceptions\":[]");
        assertThat(shop.run("exceptions", "list", "--human").out()).contains("No exceptions.");
    }
}
