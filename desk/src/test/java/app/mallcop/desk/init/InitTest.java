package app.mallcop.desk.init;

import static app.mallcop.desk.init.Offering.ready;
import static app.mallcop.desk.init.Offering.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.Discovery.Setting;
import app.mallcop.connect.polling.Platform;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Cancelled;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.scan.Wirings;
import app.mallcop.net.Network;
import app.mallcop.net.Waits;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} writes, and what it leaves alone. */
class InitTest {

    @TempDir
    Path folder;

    private final Map<String, String> variables = new TreeMap<>();

    private Init.Result run(Platform... platforms) throws Exception {
        return run(false, Power.AUTO, platforms);
    }

    private Init.Result run(boolean force, Power power, Platform... platforms) throws Exception {
        return run(force, _ -> power, Cancel.NEVER, platforms);
    }

    private Init.Result run(boolean force, Init.Chooser chooser, Cancel cancel, Platform... platforms)
            throws Exception {
        SecretBackend secrets = name -> Optional.ofNullable(variables.get(name)).map(Secret::of);
        Network network = new Network((_, _, _) -> {
            throw new IOException("nobody is asked here");
        }, Waits.real(new Random(1)));
        Wirings wirings = new Wirings(List.of(platforms), secrets, network, text -> text, folder, folder);
        boolean there = Files.exists(file("mallcop.yaml")) && !force;
        Config config = there ? (Config) ConfigLoader.load(folder, variables) : Config.defaults();
        return new Init(Disk.real(), wirings, secrets, Duration.ofMillis(600), Progress.NONE, cancel)
                .run(new Init.Request(folder, force, Init.HexKey.of(new byte[32]), variables), config, chooser);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String config() throws IOException {
        return Files.readString(file("mallcop.yaml"));
    }

    private Config loaded() {
        return (Config) ConfigLoader.load(folder, variables);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).filter(each -> !each.toString().contains("/.git/"))
                    .toList()) {
                files.put(folder.relativize(each).toString(), Files.readString(each));
            }
        }
        return files;
    }

    @Test
    void what_can_be_read_is_written_with_what_it_suggests() throws Exception {
        Init.Result result = run(ready("github", setting("org", "acme")), ready("azure", Setting.many("subscriptions",
                List.of(Untrusted.of("s-1"), Untrusted.of("s-2")))), new Offering("vercel", _ -> Discovery.absent()));
        assertThat(loaded().connectors()).extracting(Config.Connector::id).containsExactly("azure", "github");
        assertThat(config()).contains("""
                connectors:
                  - id: azure
                    type: azure
                    subscriptions:
                      - s-1
                      - s-2
                  - id: github
                    type: github
                    org: acme
                """);
        assertThat(result.found().added()).extracting(Probed::id).containsExactly("azure", "github");
        assertThat(result.found().written()).contains("mallcop.yaml", ".gitignore", ".gitattributes",
                ".mallcop/redaction.key", ".git");
    }

    @Test
    void an_aws_account_is_called_aws() throws Exception {
        run(ready("aws-cloudtrail"));
        assertThat(loaded().connectors()).extracting(Config.Connector::id).containsExactly("aws");
    }

    @Test
    void what_a_variable_says_is_written_as_a_reference_to_it() throws Exception {
        variables.put("VERCEL_TEAM_ID", "team_1");
        variables.put("VERCEL_TOKEN", "s3cr3t-token");
        run(ready("vercel", setting("team_id", "team_1")));
        assertThat(config()).contains("team_id: \"${VERCEL_TEAM_ID}\"").doesNotContain("team_1", "s3cr3t");
    }

    @Test
    void a_dollar_sign_from_a_platform_is_no_reference() throws Exception {
        run(ready("github", setting("org", "${HOME} # \"x\"\n- evil: true")));
        assertThat(loaded().connectors().getFirst().own().written().get("org")).isNotNull();
        assertThat(config()).contains("org: \"$${HOME} # \\\"x\\\"\\u000a- evil: true\"");
    }

    @Test
    void a_second_time_changes_no_byte_and_asks_the_configured_ones() throws Exception {
        run(ready("github", setting("org", "acme")));
        Map<String, String> before = files();
        Init.Result second = run(ready("github", setting("org", "acme")));
        assertThat(files()).isEqualTo(before);
        assertThat(second.found().written()).isEmpty();
        assertThat(second.found().platforms()).singleElement().satisfies(one -> {
            assertThat(one.configured()).isTrue();
            assertThat(one.isReady()).isTrue();
        });
    }

    @Test
    void a_new_connector_is_added_to_the_file_that_is_there() throws Exception {
        String mine = "# mine\nversion: \"1\"\nconnectors:\n- id: github   # two orgs\n  type: github\n  org: acme\n\n# end\n";
        Files.writeString(file("mallcop.yaml"), mine);
        run(ready("github"), ready("vercel"));
        assertThat(config()).isEqualTo("""
                # mine
                version: "1"
                connectors:
                - id: github   # two orgs
                  type: github
                  org: acme
                - id: vercel
                  type: vercel

                # end
                """);
    }

    @Test
    void a_name_that_is_taken_gets_a_number() throws Exception {
        Files.writeString(file("mallcop.yaml"), "version: \"1\"\nconnectors:\n  - {id: vercel, type: github}\n");
        run(ready("vercel"));
        assertThat(loaded().connectors()).extracting(Config.Connector::id).containsExactly("vercel", "vercel-2");
    }

    @Test
    void a_file_that_cannot_be_added_to_is_left_with_the_lines_to_paste() throws Exception {
        String mine = "version: \"1\"\nconnectors: [{id: a, type: github}]\n";
        Files.writeString(file("mallcop.yaml"), mine);
        Init.Result result = run(ready("vercel", setting("team_id", "t")));
        assertThat(config()).isEqualTo(mine);
        assertThat(result.found().added()).isEmpty();
        assertThat(result.found().unwritten()).hasValueSatisfying(unwritten -> {
            assertThat(unwritten.why()).isEqualTo("its connectors are written in brackets");
            assertThat(unwritten.lines()).containsExactly("connectors:", "  - id: vercel", "    type: vercel",
                    "    team_id: t");
        });
    }

    @Test
    void only_force_writes_anew_and_the_old_file_stays_beside() throws Exception {
        Files.writeString(file("mallcop.yaml"), "version: \"1\"\nconnectors: []\n# mine\n");
        run(true, Power.AUTO, ready("github"));
        assertThat(loaded().connectors()).extracting(Config.Connector::type).containsExactly("github");
        assertThat(file("mallcop.yaml.old")).hasContent("version: \"1\"\nconnectors: []\n# mine\n");
    }

    @Test
    void a_platform_that_hangs_or_breaks_hides_no_other() throws Exception {
        Init.Result result = run(new Offering("github", _ -> {
            Thread.sleep(60_000);
            return Discovery.absent();
        }), new Offering("azure", _ -> {
            throw new IllegalStateException("a defect");
        }), ready("vercel"));
        assertThat(result.found().platforms()).extracting(one -> one.id() + " " + one.discovery().state())
                .containsExactly("azure NOT_REACHED", "github NOT_REACHED", "vercel READY");
        assertThat(loaded().connectors()).extracting(Config.Connector::type).containsExactly("vercel");
    }

    @Test
    void stopped_while_it_asks_it_has_written_nothing() {
        assertThatThrownBy(() -> run(false, _ -> Power.AUTO, () -> true, ready("github")))
                .isInstanceOf(Cancelled.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void stopped_at_the_question_it_has_written_a_whole_config() {
        assertThatThrownBy(() -> run(false, _ -> {
            throw new Cancelled();
        }, Cancel.NEVER, ready("github"))).isInstanceOf(Cancelled.class);
        assertThat(loaded().connectors()).hasSize(1);
    }

    @Test
    void no_model_is_a_choice_and_stands_in_the_config() throws Exception {
        run(false, Power.NONE, ready("github"));
        assertThat(loaded().llm().backend()).isEqualTo("none");
        String once = config();
        run(false, Power.NONE, ready("github"));
        assertThat(config()).isEqualTo(once);
    }

    @Test
    void managed_inference_writes_the_section_with_a_reference_and_says_what_is_left() throws Exception {
        Init.Result result = run(false, Power.MANAGED, ready("github"));
        assertThat(config()).endsWith("pro:\n  service_token: \"${MALLCOP_API_KEY:-}\"   # comes with the account\n");
        assertThat(result.todo()).singleElement().asString().contains("MALLCOP_API_KEY");
        String once = config();
        run(false, Power.MANAGED, ready("github"));
        assertThat(config()).isEqualTo(once);
    }

    @Test
    void a_key_of_ones_own_is_read_from_its_variable_and_nothing_is_written() throws Exception {
        assertThat(run(false, Power.OWN_KEY, ready("github")).todo()).singleElement().asString()
                .contains("ANTHROPIC_API_KEY");
        variables.put("ANTHROPIC_API_KEY", "k");
        assertThat(run(false, Power.OWN_KEY, ready("github")).todo()).isEmpty();
        assertThat(config()).doesNotContain("llm:");
    }

    @Test
    void the_quickstarts_company_has_the_quickstarts_appetite() throws Exception {
        Appetite appetite = run(ready("azure"), ready("github"), ready("vercel")).found().appetite();
        assertThat(appetite.tokens().expectedDonuts()).isEqualTo(110);
        assertThat(appetite.plan()).hasValueSatisfying(plan -> assertThat(plan.name()).isEqualTo("Basic"));
        assertThat(appetite.tokens().low()).isLessThan(appetite.tokens().expected());
        assertThat(appetite.tokens().high()).isGreaterThan(appetite.tokens().expected())
                .isLessThanOrEqualTo(appetite.worstTokens());
        assertThat(appetite.assumptions()).hasSizeGreaterThan(3);
    }

    @Test
    void a_sample_moves_the_estimate_within_reason() throws Exception {
        long usual = run(ready("azure")).found().appetite().tokens().expected();
        Init.Result busy = run(new Offering("azure", _ -> new Discovery(Discovery.State.READY, List.of(), List.of(),
                List.of(), List.of(), 1_000_000)));
        assertThat(busy.found().appetite().tokens().expected()).isEqualTo(3 * usual);
        assertThat(busy.found().appetite().sampled()).isEqualTo(1);
    }

    @Test
    void every_variable_that_is_needed_is_named_by_its_real_name_once() throws Exception {
        variables.put("AZURE_CLIENT_SECRET", "x");
        Init.Result result = run(ready("azure"), ready("container-logs"));
        assertThat(result.found().needed()).extracting(one -> one.variable() + (one.present() ? " set" : ""))
                .containsExactly("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET set",
                        "LOG_ANALYTICS_WORKSPACE_ID");
    }

    @Test
    void secrets_in_git_are_told() throws Exception {
        run(ready("github"));
        Files.writeString(file(".env"), "A=b\n");
        assertThat(run(ready("github")).problems()).isEmpty();
        new app.mallcop.store.git.Git(folder).run("add", "-f", ".env");
        assertThat(run(ready("github")).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("env-in-git"));
    }
}
