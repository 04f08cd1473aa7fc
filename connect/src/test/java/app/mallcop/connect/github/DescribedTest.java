package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.sim.github.Events;
import app.mallcop.sim.github.GitHub.Plan;
import app.mallcop.sim.github.Organisation;
import app.mallcop.sim.github.SimulatedApp;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.server.RequestLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tour of all that the connector ever asks, with something to see everywhere; the tests' exchanges are held against GitHub's description. */
class DescribedTest {

    private static final String WEB = "harborlight/web";
    private static final Instant MADE = Stage.NOON.minusSeconds(3_600);

    @TempDir
    Path folder;

    private static void furnish(Stage stage) {
        Organisation organisation = stage.github.organisation();
        organisation.protect(WEB, "main", new Fields().put("enforce_admins", new Fields().put("enabled", true)))
                .put("teams", "ops", new Fields().put("slug", "ops").put("name", "ops").put("privacy", "closed"))
                .put("teams/ops", "jonas-weber", new Fields().put("login", "jonas-weber").put("role", "maintainer"))
                .put("installations", "robot", new Fields().put("app_slug", "robot"))
                .put("outside_collaborators", "stranger", new Fields().put("login", "stranger"))
                .put(WEB + "/collaborators", "stranger",
                        new Fields().put("login", "stranger").put("role_name", "read"));
        for (String list : List.of("", WEB + "/")) {
            organisation.put(list + "hooks", "9", new Fields().put("id", 9).put("config",
                    new Fields().put("url", "https://hooks.example/x").put("insecure_ssl", "0")));
            organisation.put(list + "rulesets", "all", new Fields().put("name", "all").put("enforcement", "active"));
        }
        organisation.put(WEB + "/keys", "7", new Fields().put("id", 7).put("title", "ci").put("read_only", true));
        for (int number = 1; number <= 120; number++) {
            alert(stage, "dependabot", number, new Fields().put("security_advisory",
                    new Fields().put("severity", "high")).put("dependency",
                            new Fields().put("package",
                                    new Fields().put("ecosystem", "npm").put("name", "left-pad"))));
            alert(stage, "secret-scanning", number, new Fields().put("secret_type", "aws_access_key"));
            alert(stage, "code-scanning", number, new Fields().put("rule",
                    new Fields().put("id", "js/xss").put("severity", "error").put("description", "x"))
                    .put("tool", new Fields().put("name", "CodeQL")));
        }
        for (String type : List.of("PushEvent", "MemberEvent", "PullRequestEvent", "CreateEvent", "ForkEvent",
                "ReleaseEvent", "PublicEvent", "DeleteEvent", "IssuesEvent")) {
            stage.github.events().feed().put("e-" + type,
                    Events.event("e-" + type, type, "jonas-weber", WEB, MADE, new Fields()), MADE, MADE);
        }
    }

    private static void alert(Stage stage, String family, int number, Fields more) {
        stage.github.alerts().put(family, WEB, number, "open", MADE, MADE, MADE, more);
    }

    private List<RequestLog.Line> tour(Plan plan, Consumer<Stage> arrange) throws Exception {
        try (Stage stage = new Stage(folder, plan)) {
            stage.github.takeAll(Played.harborlight(Played.SEED, Instant.parse("2026-03-10T00:00:00Z")));
            furnish(stage);
            arrange.accept(stage);
            List<Event> events = stage.scan();
            assertThat(events).isNotEmpty();
            assertThat(stage.scans.unreadableRecords()).isZero();
            stage.scanLater(Duration.ofHours(6));
            new GitHubPlatform().connect(stage.wires.text("org", "").wiring("github", "github")).discover();
            return stage.server.log().lines();
        }
    }

    @Test
    void every_operation_that_was_checked_is_one_that_the_connector_asks_for() throws Exception {
        List<RequestLog.Line> lines = new ArrayList<>(tour(Plan.ENTERPRISE, _ -> {}));
        lines.addAll(tour(Plan.TEAM, stage -> List.of("dependabot", "secret-scanning", "code-scanning")
                .forEach(family -> stage.github.door().close("/orgs/harborlight/" + family))));
        lines.addAll(tour(Plan.TEAM, stage -> stage.wires.variable("GITHUB_APP_ID", SimulatedApp.ID)
                .variable("GITHUB_INSTALLATION_ID", SimulatedApp.INSTALLATION)
                .variable("GITHUB_APP_PRIVATE_KEY", stage.github.door().app().pkcs1())));
        assertThat(lines.stream().map(Described::of).flatMap(java.util.Optional::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(Described.all());
    }
}
