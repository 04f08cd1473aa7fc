package app.mallcop.connect.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Severity;
import app.mallcop.testkit.GitFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix GO1 to GO17, against real repositories. */
class GitOopsMatrixTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path temp = Path.of("");

    private GitFolder repo() {
        return new GitFolder(temp.resolve("repo"));
    }

    private RepoScan scan(GitFolder repo) throws IOException {
        return scan(repo, Settings.plain());
    }

    private RepoScan again(GitFolder repo) throws IOException {
        return scan(repo, Settings.plain().states(temp.resolve("states")));
    }

    private static RepoScan scan(GitFolder repo, Settings settings) throws IOException {
        return new HistoryScan(KEY, NOW, settings, Watch.NONE).scan(repo.path().toString(), Path.of("/"));
    }

    private static Leak only(RepoScan scan) {
        assertThat(scan.leaks()).hasSize(1);
        return scan.leaks().getFirst();
    }

    private static String pathOf(Leak leak) {
        return leak.places().getFirst().path().clear();
    }

    @Test
    void GO1_a_key_that_was_taken_out_again_is_found_and_said_to_be_removed() throws IOException {
        GitFolder repo = repo().commit("a.txt", "key = " + Secrets.github(1) + "\n");
        String first = repo.head();
        Leak leak = only(scan(repo.commit("a.txt", "key = none\n")));
        assertThat(leak.status()).isEqualTo("removed_from_head");
        assertThat(leak.family()).isEqualTo("github-token");
        assertThat(leak.severity()).isEqualTo(Severity.CRITICAL);
        Place place = leak.places().getFirst();
        assertThat(place.commit()).isEqualTo(first);
        assertThat(place.line()).isEqualTo(1);
        assertThat(place.author().clear()).isEqualTo("Ada <ada@example.com>");
        assertThat(place.authored()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
    }

    @Test
    void GO2_a_secret_on_another_branch_is_found() throws IOException {
        GitFolder repo = repo().commit("a.txt", "x\n");
        repo.git("checkout", "-q", "-b", "side");
        repo.commit("b.txt", Secrets.github(1));
        repo.git("checkout", "-q", "main");
        assertThat(only(scan(repo)).present()).isFalse();
    }

    @Test
    void GO2_a_secret_that_only_a_tag_holds_is_found() throws IOException {
        GitFolder repo = repo().commit("a.txt", "x\n");
        repo.commit("b.txt", Secrets.github(1)).git("tag", "v1");
        repo.git("reset", "-q", "--hard", "HEAD~1");
        assertThat(pathOf(only(scan(repo)))).isEqualTo("b.txt");
    }

    @Test
    void GO2_a_secret_in_any_stash_is_found_staged_or_not_tracked_or_not() throws IOException {
        GitFolder repo = repo().commit("a.txt", "x\n");
        repo.write("a.txt", Secrets.github(1)).git("stash", "-q");
        repo.write("new.txt", Secrets.github(2)).git("stash", "-q", "-u");
        repo.write("a.txt", "harmless").git("stash", "-q");
        assertThat(scan(repo).leaks()).hasSize(2);
    }

    @Test
    void GO2_a_secret_in_a_note_is_found() throws IOException {
        GitFolder repo = repo().commit("a.txt", "x\n");
        repo.git("notes", "add", "-m", "the key is " + Secrets.github(1));
        assertThat(scan(repo).leaks()).hasSize(1);
    }

    @Test
    void GO3_the_same_secret_in_forty_commits_and_twelve_files_is_one() throws IOException {
        GitFolder repo = repo();
        String secret = Secrets.stripe(7);
        for (int i = 0; i < 40; i++) {
            repo.commit("f" + i % 12 + ".cfg", "# " + i + "\nkey=" + secret + "\n");
        }
        Leak leak = only(scan(repo));
        assertThat(leak.commits()).isEqualTo(40);
        assertThat(leak.files()).isEqualTo(12);
        assertThat(leak.placesInAll()).isEqualTo(40);
        assertThat(leak.places()).hasSize(Leak.MOST_PLACES);
        assertThat(leak.places().getFirst().present()).isTrue();
    }

    @Test
    void GO4_a_second_scan_reads_nothing_and_tells_the_same() throws IOException {
        GitFolder repo = repo().commit("a.txt", Secrets.github(1)).commit("a.txt", "gone");
        RepoScan first = again(repo);
        RepoScan second = again(repo);
        assertThat(first.blobs()).isEqualTo(2);
        assertThat(second.blobs()).isZero();
        assertThat(second.leaks()).isEqualTo(first.leaks());
        assertThat(second.tips()).isEqualTo(first.tips());
    }

    @Test
    void GO4_only_what_is_new_is_read() throws IOException {
        GitFolder repo = repo().commit("a.txt", Secrets.github(1));
        assertThat(again(repo).leaks()).hasSize(1);
        RepoScan second = again(repo.commit("b.txt", Secrets.github(2)).commit("a.txt", "gone"));
        assertThat(second.blobs()).isEqualTo(2);
        assertThat(second.leaks()).extracting(Leak::present).containsExactly(true, false);
    }

    @Test
    void GO5_rewritten_history_is_read_anew_and_what_was_found_before_is_kept() throws IOException {
        GitFolder repo = repo().commit("a.txt", "x").commit("a.txt", Secrets.github(1));
        assertThat(again(repo).leaks()).hasSize(1);
        repo.git("reset", "-q", "--hard", "HEAD~1");
        repo.commit("b.txt", Secrets.github(2));
        repo.git("reflog", "expire", "--expire=now", "--all");
        repo.git("gc", "-q", "--prune=now");
        assertThat(again(repo).leaks()).extracting(GitOopsMatrixTest::pathOf).containsExactly("b.txt", "a.txt");
    }

    static Stream<String> examples() {
        return Stream.of("aws_access_key_id = AKIA" + "IOSFODNN7EXAMPLE", "password = \"changeme123\"",
                "token = \"${TOKEN}\"", "api_key: <your-key>", "GITHUB_TOKEN=${{ secrets.GITHUB_TOKEN }}",
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY",
                "api_key = os.environ[\"API_KEY_2\"]", "password: {{ vault_password_1 }}",
                "url = postgres://user:pass@localhost:5432/db", "SECRET_KEY=your-secret-key-1234",
                "token: abcdefghijklmnopqrstuvwxyz0123456789", "api_key=xxxxxxxxxxxxxxxxxxxx1");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void GO6_examples_and_gaps_to_fill_in_are_nothing_or_info(String line) throws IOException {
        assertThat(scan(repo().commit("settings.ini", line + "\n")).leaks())
                .allMatch(leak -> leak.severity() == Severity.INFO);
    }

    static Stream<Map.Entry<String, String>> kinds() {
        return Map.ofEntries(
                Map.entry("github-pat", "github_" + "pat_" + Secrets.base62(22, 1) + "_" + Secrets.base62(59, 2)),
                Map.entry("github-token", Secrets.github("ghu_", 3)),
                Map.entry("aws-key-id", Secrets.awsKeyId("ASIA", 5)),
                Map.entry("anthropic-key", "sk-" + "ant-api03-" + Secrets.base62(80, 6)),
                Map.entry("openai-key", "sk-" + "proj-" + Secrets.base62(48, 7)),
                Map.entry("gitlab-token", "glpat" + "-" + Secrets.base62(20, 8)),
                Map.entry("google-api-key", "AI" + "za" + Secrets.base62(35, 9)),
                Map.entry("gcp-service-account", "{\"type\": \"service_account\", \"private_" + "key\": \""
                        + Secrets.pem("PRIVATE KEY", 1).replace("\n", "\\n") + "\"}"),
                Map.entry("private-key", Secrets.pem("RSA PRIVATE KEY", 2)),
                Map.entry("mallcop-key", "mallcop-" + "sk-" + Secrets.base62(32, 10))).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void GO7_every_kind_is_found_and_critical(Map.Entry<String, String> kind) throws IOException {
        Leak leak = only(scan(repo().commit("settings", "# first\n" + kind.getValue() + "\n")));
        assertThat(leak.family()).isEqualTo(kind.getKey());
        assertThat(leak.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(leak.places().getFirst().line()).isEqualTo(2);
    }

    @Test
    void GO7_an_encrypted_key_is_a_warning() throws IOException {
        Leak leak = only(scan(repo().commit("server.pem", Secrets.pem("ENCRYPTED PRIVATE KEY", 1))));
        assertThat(leak.severity()).isEqualTo(Severity.WARN);
        assertThat(leak.why()).contains("encrypted");
    }

    @Test
    void GO8_files_that_hold_credentials_are_found() throws IOException {
        GitFolder repo = repo().write(".env.production", "QUEUE=" + Secrets.base62(40, 1) + "\n")
                .write(".npmrc", "//registry.npmjs.org/:_author=x\n//r.example.com/:_auth" + "Token="
                        + Secrets.base62(36, 2) + "\n")
                .write("kubeconfig.yaml", "users:\n- user:\n    client-key-data: " + Secrets.base62(400, 3) + "\n")
                .write("infra/prod.tfstate", "{\"resources\": [{\"password\": \"" + Secrets.base62(14, 4) + "1!\"}]}\n")
                .commit("all");
        RepoScan scan = scan(repo);
        assertThat(scan.leaks()).extracting(GitOopsMatrixTest::pathOf).contains(".env.production", ".npmrc",
                "kubeconfig.yaml", "infra/prod.tfstate");
        assertThat(scan.weaknesses()).extracting(Weakness::rule).contains("tracked-env", "kubeconfig",
                "terraform-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1b2c3d4a1b2c3d4", "aabb1122aabb1122cc", "0123ab0123ab0123ab0123ab0123ab01"})
    void GO9_a_value_just_below_the_threshold_is_none(String value) throws IOException {
        assertThat(scan(repo().commit("app.yaml", "api_key: " + value + "\n")).leaks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1b2c3d4e5f6g7h8", "aXbX1Y2Zk9m3p5q7", "0123ab4567cd89ef0a2b4c6d8e1f3a5b"})
    void GO9_a_value_above_the_threshold_is_found(String value) throws IOException {
        assertThat(only(scan(repo().commit("app.yaml", "api_key: " + value + "\n"))).severity())
                .isEqualTo(Severity.WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blanks.txt", "ümläut/größe.txt", "new\nline.txt", "quo\"te's.txt", "tab\there.txt",
            "back\\slash.txt", "日本語.txt", "-dash.txt", " leading"})
    void GO10_whatever_a_file_is_called_it_is_read(String name) throws IOException {
        Leak leak = only(scan(repo().commit(name, Secrets.github(1))));
        assertThat(pathOf(leak)).isEqualTo(name);
        assertThat(leak.present()).isTrue();
    }

    static Stream<byte[]> encodings() {
        String text = "line one\nkey = " + Secrets.github(1) + "\n";
        byte[] big = ("var a=1;".repeat(1 << 17) + "key='" + Secrets.github(1) + "';" + "b(2);".repeat(1 << 18))
                .getBytes(StandardCharsets.UTF_8);
        return Stream.of(text.getBytes(StandardCharsets.UTF_16), text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE),
                ("data: " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.UTF_8),
                ("data: " + Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(("x=" + text).getBytes(StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.UTF_8),
                Base64.getMimeEncoder(64, new byte[]{'\n'})
                        .encode(("first line, long enough to wrap around the corner\n" + text)
                                .getBytes(StandardCharsets.UTF_8)),
                big);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void GO11_encodings_wrappings_and_long_lines_hide_nothing(byte[] content) throws IOException {
        Leak leak = only(scan(repo().write("file", content).commit("x")));
        assertThat(leak.family()).isEqualTo("github-token");
        assertThat(leak.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void GO12_hashes_ids_and_minified_code_are_nothing() throws IOException {
        StringBuilder lock = new StringBuilder("{\"packages\": {\n");
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            byte[] sha512 = Arrays.copyOf(Secrets.base62(64, i).getBytes(StandardCharsets.US_ASCII), 64);
            lock.append("\"node_modules/a").append(i).append("\": {\"integrity\": \"sha512-")
                    .append(Base64.getEncoder().encodeToString(sha512)).append("\"},\n");
            ids.append("id: ").append(Secrets.hex(8, i)).append('-').append(Secrets.hex(4, i)).append("-4")
                    .append(Secrets.hex(3, i)).append("-a").append(Secrets.hex(3, i)).append('-')
                    .append(Secrets.hex(12, i)).append("\ncommit ").append(Secrets.hex(40, i)).append("\nsha256:")
                    .append(Secrets.hex(64, i)).append('\n');
        }
        GitFolder repo = repo().write("package-lock.json", lock.append("}}").toString())
                .write("ids.yaml", ids.toString())
                .write("yarn.lock", "x@1:\n  resolved \"https://r.example.com/x-1.tgz#" + Secrets.hex(40, 3) + "\"\n")
                .write("app.min.js", "!function(e,t){var n=t.token=e.secret||\"a1b2c3\",r=n.password=\"x\";"
                        .repeat(2000))
                .write("go.sum", "example.com/x v1.2.3 h1:" + Base64.getEncoder()
                        .encodeToString(Secrets.base62(32, 9).getBytes(StandardCharsets.US_ASCII)) + "\n")
                .write("Form.java", """
                        String token = parser.nextToken2();
                        String password = form.getPassword(1);
                        private static final String TOKEN = "csrf-token-v2-header";
                        """)
                .commit("all");
        assertThat(scan(repo).leaks()).isEmpty();
    }

    @Test
    void GO13_nothing_that_is_told_or_kept_holds_more_than_four_characters_of_a_secret() throws IOException {
        List<String> secrets = List.of(Secrets.github(1), Secrets.base62(18, 2) + "!9", Secrets.stripe(3));
        GitFolder repo = repo().write("a.env", "K=" + secrets.get(0) + "\npassword=\"" + secrets.get(1) + "\"\n")
                .write(secrets.get(2) + ".txt", "named like a key: " + secrets.get(2) + "\n")
                .commit("with " + secrets.get(0));
        RepoScan scan = again(repo);
        assertThat(scan.leaks()).hasSize(3);
        String told = scan + scan.leaks().stream()
                .map(leak -> leak.places().stream().map(place -> place.path().clear() + place.author().clear()).toList()
                        + leak.shown() + leak.why() + leak.title())
                .toList().toString();
        String kept;
        try (Stream<Path> files = Files.walk(temp.resolve("states"))) {
            kept = String.join("", files.filter(Files::isRegularFile).map(GitOopsMatrixTest::content).toList());
        }
        for (String secret : secrets) {
            String bare = secret.substring(secret.lastIndexOf('_') + 1);
            for (int i = 0; i + 5 <= bare.length(); i++) {
                assertThat(told).doesNotContain(bare.substring(i, i + 5));
                assertThat(kept).doesNotContain(bare.substring(i, i + 5));
            }
        }
        assertThat(scan.leaks()).allMatch(leak -> leak.shown().replace("…", "").length() <= 4);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitleaks:allow", "trufflehog:ignore", "mallcop:allow"})
    void GO14_a_comment_on_the_line_hides_it_and_is_counted(String comment) throws IOException {
        RepoScan scan = scan(repo().commit("a.txt", "key = " + Secrets.github(1) + " # " + comment + "\n"));
        assertThat(scan.leaks()).isEmpty();
        assertThat(scan.hidden().leaks()).isEqualTo(1);
        assertThat(scan.hidden().places()).containsEntry(Hidden.INLINE, 1);
    }

    @Test
    void GO14_a_fingerprint_in_our_ignore_file_hides_the_secret_everywhere_and_is_counted() throws IOException {
        GitFolder repo = repo().commit("a.txt", Secrets.github(1)).commit("b.txt", "x " + Secrets.github(1));
        String fingerprint = only(again(repo)).fingerprint();
        RepoScan scan = again(
                repo.write(".mallcop-git-oops-ignore", "# a key of the test bench\n" + fingerprint + "\n"));
        assertThat(scan.leaks()).isEmpty();
        assertThat(scan.hidden().places()).containsEntry(Hidden.OWN_IGNORE, 2);
    }

    @Test
    void GO14_a_line_of_gitleaksignore_hides_its_place() throws IOException {
        GitFolder repo = repo().commit("a.txt", Secrets.github(1));
        String entry = repo.head() + ":a.txt:github-pat:1\n";
        assertThat(scan(repo.write(".gitleaksignore", entry)).hidden().places())
                .containsEntry(Hidden.GITLEAKS_IGNORE, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paths = ['''^fixtures/''']", "regexes = ['''^ghp_''']", "stopwords = [\"ghp_\"]",
            "regexTarget = \"line\"\nregexes = [\n  '''not this''', # nor that\n  \"bench key\"\n]"})
    void GO14_allow_lists_of_gitleaks_are_honoured_and_counted(String list) throws IOException {
        GitFolder repo = repo().write(".gitleaks.toml", "title = \"x\"\n[allowlist]\n" + list + "\n")
                .commit("fixtures/a.txt", "bench key " + Secrets.github(1));
        RepoScan scan = scan(repo);
        assertThat(scan.leaks()).isEmpty();
        assertThat(scan.hidden().leaks()).isEqualTo(1);
    }

    private RepoScan withAllowList(String toml) throws IOException {
        return scan(repo().write(".gitleaks.toml", toml).commit("a.txt",
                Secrets.github(1) + "\n" + Secrets.awsKeyId("AKIA", 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[rules]]\nid = \"github-pat\"\n[rules.allowlist]\npaths = ['''a\\.txt''']",
            "[[rules]]\nid = \"github-pat\"\n[[rules.allowlists]]\nregexes = ['''.''']",
            "[[allowlists]]\ntargetRules = [\"github-oauth\"]\nregexes = ['''.''']",
            "[[rules]]\nid = \"github-token\"\n[[rules.allowlists]]\nstopwords = [\"ghp_\"]"})
    void GO14_an_allow_list_of_a_rule_hides_what_that_rule_finds_and_is_counted(String toml) throws IOException {
        RepoScan scan = withAllowList(toml);
        assertThat(scan.leaks()).extracting(Leak::family).containsExactly("aws-key-id");
        assertThat(scan.hidden().leaks()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[rules]]\nid = \"of-nobody\"\n[rules.allowlist]\npaths = ['''.''']",
            "[[allowlists]]\ntargetRules = [\"of-nobody\"]\nregexes = ['''.''']"})
    void GO14_an_allow_list_of_a_rule_that_we_have_not_hides_nothing(String toml) throws IOException {
        assertThat(withAllowList(toml).leaks()).hasSize(2);
    }

    @Test
    void GO14_an_allow_list_that_asks_for_several_things_at_once_hides_nothing_and_is_told() throws IOException {
        RepoScan scan = withAllowList(
                "[[allowlists]]\ncondition = \"AND\"\nregexes = ['''.''']\npaths = ['''other''']\n");
        assertThat(scan.leaks()).hasSize(2);
        assertThat(scan.incomplete()).extracting(problem -> problem.code()).containsExactly("bad-allow-list");
    }

    @Test
    void GO14_a_commit_that_is_allowed_hides_what_it_brought() throws IOException {
        GitFolder repo = repo().commit("a.txt", Secrets.github(1));
        repo.write(".gitleaks.toml", "[[allowlists]]\ncommits = [\"" + repo.head() + "\"]\n");
        assertThat(scan(repo).hidden().places()).containsEntry(Hidden.GITLEAKS_COMMIT, 1);
    }

    @Test
    void only_what_is_new_means_the_files_of_today_and_then_each_commit() throws IOException {
        Settings news = Settings.plain().range(new Range.News()).states(temp.resolve("states"));
        GitFolder repo = repo().commit("a.txt", Secrets.github(1)).commit("a.txt", "gone").commit("b.txt",
                Secrets.github(2));
        assertThat(scan(repo, news).leaks()).hasSize(1);
        repo.commit("c.txt", Secrets.github(3)).commit("c.txt", "gone");
        assertThat(scan(repo, news).leaks()).hasSize(2);
        assertThat(again(repo).leaks()).as("all of history, asked for later").hasSize(3);
    }

    @Test
    void GO15_a_file_of_a_hundred_megabytes_is_read_at_both_ends_and_said_to_be() throws IOException {
        byte[] big = new byte[100 << 20];
        Arrays.fill(big, (byte) 'x');
        for (int i = 80; i < big.length; i += 81) {
            big[i] = '\n';
        }
        byte[] secret = ("\n" + Secrets.github(1) + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(secret, 0, big, big.length - 1000, secret.length);
        RepoScan scan = scan(repo().write("big.txt", big).commit("big"));
        assertThat(only(scan).places().getFirst().line()).isGreaterThan(1_200_000);
        assertThat(scan.incomplete()).extracting(problem -> problem.code()).containsExactly("partially-scanned");
    }

    @Test
    void GO15_submodules_and_symlinks_are_not_followed() throws IOException {
        GitFolder other = new GitFolder(temp.resolve("other")).commit("inside.txt", Secrets.github(9));
        GitFolder repo = repo().commit("a.txt", Secrets.github(1));
        repo.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", other.path().toString(), "sub");
        Files.createSymbolicLink(repo.path().resolve("loop"), Path.of("loop"));
        RepoScan scan = scan(repo.commit("links"));
        assertThat(scan.leaks()).hasSize(1);
        assertThat(scan.submodules()).isEqualTo(1);
        assertThat(scan.incomplete()).isEmpty();
    }

    @Test
    void GO15_a_corrupt_object_is_told_and_the_rest_is_read() throws IOException {
        GitFolder repo = repo().commit("a.txt", "first " + "x".repeat(100)).commit("b.txt", Secrets.github(1));
        String id = repo.git("rev-parse", "HEAD:a.txt");
        Path loose = repo.path().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
        assertThat(loose.toFile().setWritable(true)).isTrue();
        Files.write(loose, "broken".getBytes(StandardCharsets.US_ASCII));
        RepoScan scan = again(repo);
        assertThat(scan.leaks()).hasSize(1);
        assertThat(scan.incomplete()).isNotEmpty();
        assertThat(again(repo).incomplete()).as("told until it is mended").isNotEmpty();
    }

    @Test
    void GO15_a_missing_object_is_told_and_the_rest_is_read() throws IOException {
        GitFolder repo = repo().commit("dir/a.txt", "first").commit("b.txt", Secrets.github(1));
        String id = repo.git("rev-parse", "HEAD:dir");
        Files.delete(repo.path().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
        RepoScan scan = scan(repo);
        assertThat(scan.leaks()).hasSize(1);
        assertThat(scan.incomplete()).isNotEmpty();
    }

    @Test
    void GO16_a_secret_in_a_commit_message_or_the_note_of_a_tag_is_found() throws IOException {
        GitFolder repo = repo().write("a.txt", "x").commit("deploy\n\nwith " + Secrets.github(1));
        repo.git("tag", "-a", "v1", "-m", "made with " + Secrets.github(2));
        assertThat(scan(repo).leaks()).extracting(leak -> leak.places().getFirst().in())
                .containsExactlyInAnyOrder(Place.In.COMMIT_MESSAGE, Place.In.TAG_MESSAGE);
    }

    @Test
    void GO17_the_checksum_of_a_github_token_decides() throws IOException {
        String right = Secrets.github(1);
        String wrong = right.substring(0, 20) + (right.charAt(20) == 'a' ? 'b' : 'a') + right.substring(21);
        RepoScan scan = scan(repo().commit("a.txt", right + "\n" + wrong + "\n"));
        assertThat(scan.leaks()).extracting(Leak::severity).containsExactly(Severity.CRITICAL, Severity.INFO);
    }
}
