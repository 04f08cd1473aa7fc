package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.github.Door;
import app.mallcop.sim.github.GitHub;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.store.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git has after a watch, and when two clones of one repo run at the same moment. */
class WatchPushTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String CONFIG = """
            version: "1"
            connectors: [{id: github, type: github, org: %s}]
            baseline: {learning_days: 0}
            network: {ca_bundle: ca.pem, allow_private_webhooks: true}
            routing: {default: [triage, investigate, notify-slack]}
            """.formatted(Company.ORG);

    /** What happens while a digest is on its way. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final GitHub github = new GitHub(new WorldClock(NOW), GitHub.Plan.ENTERPRISE);
    private SimServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void a_platform_a_webhook_and_a_remote_with_two_clones() throws IOException {
        push("1", "dana", Duration.ofHours(3));
        Site hook = new Site("hook", _ -> Answer.empty(404)).post("/{rest...}", _ -> {
            meanwhile.getAndSet(() -> {}).run();
            return Answer.text(200, "text/plain", "ok");
        });
        server = SimServer.of(github, () -> List.of(hook));
        git(folder, "init", "-q", "--bare", "-b", "main", "remote.git");
        git(folder, "clone", "-q", "remote.git", "a");
        Files.writeString(folder.resolve("a/mallcop.yaml"), CONFIG);
        Files.writeString(folder.resolve("a/ca.pem"), server.caPem());
        Files.writeString(folder.resolve("a/.gitignore"), "/raw/\n.mallcop/local/\n*.part\n.env\n");
        Files.writeString(folder.resolve("a/.gitattributes"), String.join("\n",
                app.mallcop.store.repo.Setup.ATTRIBUTES) + "\n");
        git(folder.resolve("a"), "add", ".");
        git(folder.resolve("a"), "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "start");
        git(folder.resolve("a"), "push", "-q", "-u", "origin", "HEAD:main");
        git(folder, "clone", "-q", "-b", "main", "remote.git", "b");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void push(String id, String actor, Duration ago) {
        github.audit().put(id, entry(id, actor, NOW.minus(ago)).done(), NOW.minus(ago), NOW.minus(ago));
    }

    private static Fields entry(String id, String actor, Instant at) {
        return new Fields().put("@timestamp", at.toEpochMilli()).put("_document_id", id).put("action", "git.push")
                .put("actor", actor).put("org", Company.ORG).put("repo", "harborlight/web");
    }

    private static String git(Path where, String... arguments) throws IOException {
        Git.Answer answer = new Git(where).run(arguments);
        assertThat(answer.ok()).as(String.join(" ", arguments) + ": " + answer.err() + answer.out()).isTrue();
        return answer.out();
    }

    /** Runs in a clone; both are the same runner, new on every run, and b's clock is a little ahead. */
    private Console.Result in(String clone, String... line) {
        return Console.in(folder.resolve(clone)).at(clone.equals("b") ? NOW.plusSeconds(1) : NOW)
                .env("HOME", folder.toString())
                .env("GITHUB_TOKEN", Door.TOKEN).env("GITHUB_API_URL", server.url(GitHub.SITE))
                .env("SLACK_WEBHOOK_URL", server.url("hook") + "/x").env("MALLCOP_CLONE", "nightly").run(line);
    }

    private String remote(String path) throws IOException {
        return git(folder.resolve("remote.git"), "show", "main:" + path);
    }

    @Test
    void what_it_wrote_is_committed_and_nothing_else() throws IOException {
        Files.writeString(folder.resolve("a/notes.txt"), "my own");

        Console.Result result = in("a", "watch", "--commit");

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("\"git\":{\"commit\":\"", "\"pushed\":false");
        assertThat(git(folder.resolve("a"), "status", "--porcelain")).isEqualTo("?? notes.txt\n");
        assertThat(git(folder.resolve("a"), "log", "-1", "--format=%s %an")).startsWith("watch 2026-03-10T12:00:00Z ");
    }

    @Test
    void nothing_new_makes_no_commit() throws IOException {
        assertThat(in("a", "watch", "--push").exit()).isZero();
        String before = git(folder.resolve("remote.git"), "rev-parse", "main");

        Console.Result again = in("a", "detect");
        assertThat(again.exit()).isZero();

        assertThat(git(folder.resolve("a"), "status", "--porcelain")).isEmpty();
        assertThat(git(folder.resolve("remote.git"), "rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void a_failed_part_is_no_reason_not_to_commit() throws IOException {
        Console.Result result = Console.in(folder.resolve("a")).at(NOW).env("HOME", folder.toString())
                .env("GITHUB_TOKEN", Door.TOKEN).env("GITHUB_API_URL", server.url(GitHub.SITE))
                .env("MALLCOP_CLONE", "nightly").run("watch", "--commit"); // no webhook: the way to a human is broken

        assertThat(result.exit()).isEqualTo(1);
        assertThat(git(folder.resolve("a"), "status", "--porcelain")).isEmpty();
        assertThat(git(folder.resolve("a"), "show", "--name-only", "--format=", "HEAD")).contains("events/github/");
    }

    @Test
    void what_others_decided_is_there_before_anybody_is_told() throws IOException {
        assertThat(in("a", "watch", "--push").exit()).isZero();
        String finding = remote("findings.jsonl").replaceAll("(?s).*?(fnd_[0-9a-f]+).*", "$1");
        git(folder.resolve("b"), "pull", "-q");
        assertThat(in("b", "ack", finding, "we know").exit()).isZero();
        git(folder.resolve("b"), "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qam", "ack");
        git(folder.resolve("b"), "push", "-q");

        assertThat(in("a", "watch", "--push").exit()).isZero();

        assertThat(in("a", "finding", finding).out()).contains("\"status\":\"acked\"");
        assertThat(git(folder.resolve("a"), "status", "--porcelain", "-b")).isEqualTo("## main...origin/main\n");
    }

    @Test
    void two_clones_that_run_at_the_same_moment_lose_nothing_and_have_nothing_twice() throws IOException {
        push("2", "eve", Duration.ofHours(2));
        StringBuilder other = new StringBuilder();
        meanwhile.set(() -> {
            push("3", "late", Duration.ofHours(1));
            Console.Result faster = in("b", "watch", "--push");
            other.append(faster.exit()).append(faster.out()).append(faster.err());
        });

        Console.Result slower = in("a", "watch", "--push");

        assertThat(other.toString()).startsWith("0").contains("\"pushed\":true", "\"overtaken\":0");
        assertThat(slower.exit()).as(slower.out() + slower.err()).isZero();
        assertThat(slower.out()).contains("\"pushed\":true", "\"overtaken\":1");
        git(folder, "clone", "-q", "-b", "main", "remote.git", "c");
        Console.Result events = in("c", "events", "--hours", "24");
        assertThat(events.out()).contains("\"count\":3,").contains("dana", "eve", "late");
        Console.Result doctor = in("c", "doctor");
        assertThat(doctor.exit()).as(doctor.out()).isZero();
        assertThat(git(folder.resolve("a"), "status", "--porcelain", "-b")).isEqualTo("## main...origin/main\n");
        Console.Result rebuilt = in("c", "detect", "--rebuild");
        assertThat(rebuilt.out()).contains("\"identical\":true");
    }

    @Test
    void what_people_changed_differently_is_left_to_people() throws IOException {
        assertThat(in("a", "watch", "--push").exit()).isZero();
        git(folder.resolve("b"), "pull", "-q");
        for (String clone : List.of("a", "b")) {
            Files.writeString(folder.resolve(clone + "/mallcop.yaml"), CONFIG + "# " + clone + "\n");
            git(folder.resolve(clone), "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qam", "mine");
        }
        git(folder.resolve("b"), "push", "-q");

        Console.Result result = in("a", "watch", "--push");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"code\":\"conflict\"", "git pull --rebase");
        assertThat(Files.readString(folder.resolve("a/mallcop.yaml"))).endsWith("# a\n");
        assertThat(git(folder.resolve("a"), "status", "--porcelain")).isEmpty();
    }

    @Test
    void without_a_remote_it_says_how_to_get_one() throws IOException {
        git(folder.resolve("a"), "branch", "--unset-upstream");

        Console.Result result = in("a", "watch", "--push");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"code\":\"no-upstream\"", "git push -u origin HEAD", "\"commit\":\"");
    }

    @Test
    void a_remote_that_cannot_be_reached_costs_nothing_but_the_push() throws IOException {
        git(folder.resolve("a"), "remote", "set-url", "origin", "https://user:s3cret@127.0.0.1:1/none.git");

        Console.Result result = in("a", "watch", "--push");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"pushed\":false", "\"commit\":\"").doesNotContain("s3cret");
    }
}
