package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.testkit.Gen;
import app.mallcop.testkit.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

@SuppressWarnings({"NullAway", "RefactorSwitch"}) // it walks a document: a part that is missing fails it
class GitOopsCommandTest {

    @TempDir
    Path temp = Path.of("");

    private GitFolder repo() {
        return new GitFolder(temp.resolve("repo"));
    }

    private static String secret(long seed) {
        Gen gen = Gen.seeded(seed);
        String base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        return "sk_" + "live_" + Stream.generate(() -> String.valueOf(base62.charAt(gen.between(0, 62)))).limit(24)
                .collect(Collectors.joining());
    }

    private Console console(Path at) {
        return Console.in(at).env("XDG_CACHE_HOME", temp.resolve("cache").toString());
    }

    private Console.Result mallcop(GitFolder repo, String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "git-oops";
        System.arraycopy(words, 0, all, 1, words.length);
        return console(repo.path()).run(all);
    }

    @Test
    void a_secret_is_exit_code_four_and_not_shown() {
        String secret = secret(1);
        Console.Result result = mallcop(repo().commit("a.txt", secret).commit("a.txt", "gone"), ".");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("\"removed_from_head\"").contains("\"critical\":1");
        assertThat(result.out() + result.err()).doesNotContain(secret.substring(10, 15));
    }

    @Test
    void nothing_is_exit_code_zero_and_so_is_what_is_info_only() {
        GitFolder repo = repo().commit("a.txt", "postgres://app:s3cr3tpw9@localhost/app\n");
        Console.Result result = mallcop(repo);
        assertThat(result.exit()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"info\":1");
    }

    @Test
    void the_second_time_nothing_is_read_and_the_answer_is_the_same() {
        GitFolder repo = repo().commit("a.txt", secret(1));
        assertThat(mallcop(repo, ".").out()).contains("\"blobs_read\":1");
        Console.Result second = mallcop(repo, ".");
        assertThat(second.out()).contains("\"blobs_read\":0").contains("\"critical\":1");
        assertThat(second.exit()).isEqualTo(4);
    }

    @Test
    void without_a_folder_to_keep_things_in_it_works_too() {
        GitFolder repo = repo().commit("a.txt", secret(1));
        assertThat(Console.in(repo.path()).run("git-oops", ".").exit()).isEqualTo(4);
    }

    @Test
    void a_hook_sees_what_is_staged_and_nothing_else() {
        GitFolder repo = repo().commit("old.txt", secret(1));
        assertThat(mallcop(repo, "--staged").exit()).isZero();
        repo.write("old.txt", secret(1) + "\nmore\n").git("add", "-A");
        assertThat(mallcop(repo, "--staged").exit()).as("there before").isZero();
        repo.write("new.txt", "key: " + secret(2) + "\n").git("add", "-A");
        Console.Result result = mallcop(repo, "--staged", "--human");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("new.txt:1").contains("not committed yet").doesNotContain("old.txt");
    }

    @Test
    void a_hook_works_before_the_first_commit() {
        GitFolder repo = repo().write("new.txt", secret(2));
        repo.git("add", "-A");
        assertThat(mallcop(repo, "--staged").exit()).isEqualTo(4);
    }

    @Test
    void since_looks_at_what_a_branch_adds() {
        GitFolder repo = repo().commit("a.txt", secret(1));
        repo.git("branch", "base");
        repo.commit("b.txt", "fine");
        assertThat(mallcop(repo, ".", "--since", "base").exit()).isZero();
        assertThat(mallcop(repo.commit("c.txt", secret(2)), ".", "--since", "base").out()).contains("\"critical\":1");
        assertThat(mallcop(repo, ".", "--since", "nowhere").exit()).isEqualTo(1);
    }

    @Test
    void head_leaves_history_out() {
        GitFolder repo = repo().commit("a.txt", secret(1)).commit("a.txt", "gone");
        assertThat(mallcop(repo, ".", "--head").exit()).isZero();
    }

    @Test
    void what_is_no_repository_is_told_and_the_others_are_scanned() throws IOException {
        Files.createDirectories(temp.resolve("plain"));
        GitFolder repo = repo().commit("a.txt", "fine");
        Console.Result result = console(temp).run("git-oops", "repo", "plain");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("plain");
        assertThat(console(temp).run("git-oops", "plain").exit()).isEqualTo(1);
        assertThat(mallcop(repo, "--staged", "--head").exit()).isEqualTo(2);
    }

    @Test
    void the_password_of_an_address_is_masked() {
        Console.Result result = console(temp).run("git-oops",
                "https://ada:hunter2hunter2@localhost:1/x.git");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out() + result.err()).doesNotContain("hunter2").contains("***@localhost");
    }

    @Test
    void an_address_is_copied_once_and_brought_up_to_date() {
        GitFolder repo = repo().commit("a.txt", secret(1));
        String address = repo.path().toUri().toString();
        assertThat(console(temp).run("git-oops", address).out()).contains("\"blobs_read\":1");
        repo.commit("b.txt", secret(2));
        assertThat(console(temp).run("git-oops", address).out()).contains("\"blobs_read\":1")
                .contains("\"critical\":2");
    }

    @Test
    void people_read_what_where_since_when_and_what_to_do() {
        GitFolder repo = repo().write(".env", "X=1\n").commit("conf/app.yaml", "pay: " + secret(1) + "\n");
        String out = mallcop(repo, "--human").out();
        assertThat(out).contains("Stripe").contains("still there at HEAD, since 2026-01-01").contains("conf/app.yaml:1")
                .contains("Ada <ada@example.com>").contains("An environment file is tracked")
                .contains("change each secret where it was issued");
    }

    @Test
    void sarif_has_what_the_standard_demands() {
        GitFolder repo = repo().write(".env", "X=1\n").commit("with ünd blank/a.txt", secret(1));
        Console.Result result = mallcop(repo, ".", "--format", "sarif");
        assertThat(result.exit()).isEqualTo(4);
        Map<?, ?> log = (Map<?, ?>) tree(result.out());
        assertThat(log.get("version")).isEqualTo("2.1.0");
        Map<?, ?> run = (Map<?, ?>) ((List<?>) log.get("runs")).getFirst();
        Map<?, ?> driver = (Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver");
        assertThat(driver.get("name")).isEqualTo("mallcop git-oops");
        List<?> ruleIds = ((List<?>) driver.get("rules")).stream().map(rule -> ((Map<?, ?>) rule).get("id")).toList();
        List<?> results = (List<?>) run.get("results");
        assertThat(results).hasSize(2).allSatisfy(each -> {
            Map<?, ?> one = (Map<?, ?>) each;
            assertThat(ruleIds.contains(one.get("ruleId"))).isTrue();
            assertThat(List.of("error", "warning", "note").contains(one.get("level"))).isTrue();
            assertThat(String.valueOf(((Map<?, ?>) one.get("message")).get("text"))).isNotBlank();
            Map<?, ?> place = (Map<?, ?>) ((Map<?, ?>) ((List<?>) one.get("locations")).getFirst())
                    .get("physicalLocation");
            assertThat(String.valueOf(((Map<?, ?>) place.get("artifactLocation")).get("uri")))
                    .matches("[A-Za-z0-9/._%~-]+");
            assertThat(((Map<?, ?>) place.get("region")).get("startLine")).isEqualTo(1L);
            assertThat(((Map<?, ?>) one.get("partialFingerprints")).isEmpty()).isFalse();
        });
        assertThat(result.out()).contains("with%20%C3%BCnd%20blank/a.txt");
    }

    private static Object tree(String json) {
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            return value(in, in.nextToken());
        }
    }

    private static Object value(JsonParser in, JsonToken token) {
        switch (token) {
            case START_OBJECT -> {
                Map<String, Object> fields = new TreeMap<>();
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    fields.put(name, value(in, in.nextToken()));
                }
                return fields;
            }
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                    items.add(value(in, next));
                }
                return items;
            }
            case VALUE_NUMBER_INT -> {
                return in.getLongValue();
            }
            default -> {
                return in.getString();
            }
        }
    }

    @Test
    void in_a_deployment_repo_what_is_found_is_kept_as_events_once() throws IOException {
        GitFolder app = repo().commit("a.txt", secret(1)).commit("b.txt", "x " + secret(1));
        Path deployment = Files.createDirectories(temp.resolve("deployment"));
        Files.writeString(deployment.resolve("mallcop.yaml"),
                "version: \"1\"\ndetectors:\n  git-oops:\n    repos: [\"" + app.path() + "\"]\n");
        Console.Result first = console(deployment).run("git-oops");
        assertThat(first.exit()).as(first.out()).isEqualTo(4);
        assertThat(first.out()).contains("\"events_added\":2");
        assertThat(console(deployment).run("git-oops").out()).contains("\"events_added\":0");
        app.commit("a.txt", "gone").commit("b.txt", "gone");
        assertThat(console(deployment).run("git-oops").out()).contains("\"events_added\":2");
        String events = console(deployment).run("events", "--type", "secret_found", "--hours", "48").out();
        assertThat(events).contains("secret_hash").contains("stripe-key").contains("removed_from_head")
                .doesNotContain(secret(1).substring(8, 14));
    }

    @Test
    void the_config_brings_rules_of_ones_own_and_says_how_much_of_history_counts() throws IOException {
        GitFolder app = repo().commit("a.txt", secret(1)).commit("a.txt", "door-key: 12345-67890");
        Path deployment = Files.createDirectories(temp.resolve("deployment"));
        Files.writeString(deployment.resolve("more.toml"),
                "[[rules]]\nid = \"door-key\"\nregex = 'door-key: ([0-9-]+)'\n");
        Files.writeString(deployment.resolve("mallcop.yaml"), "version: \"1\"\ndetectors:\n  git-oops:\n    repos: [\""
                + app.path() + "\"]\n    history: since\n    rules_file: more.toml\n");
        assertThat(console(deployment).run("git-oops").out()).contains("\"events_added\":1", "door-key")
                .doesNotContain("stripe-key");
        Files.writeString(deployment.resolve("more.toml"), "[[rules]]\nid = \"door-key\"\nregex = '('\n");
        Console.Result refused = console(deployment).run("git-oops");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).contains("more.toml: door-key: the regex is none");
    }
}
