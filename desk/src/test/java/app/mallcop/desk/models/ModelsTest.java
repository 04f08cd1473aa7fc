package app.mallcop.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.Model;
import app.mallcop.actors.model.ModelFailed;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.model.Reply;
import app.mallcop.actors.model.Tool;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.net.Answer;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    private static final Map<String, String> KEY = Map.of("ANTHROPIC_API_KEY", "sk-own");

    private final List<app.mallcop.net.Ask> sent = new ArrayList<>();
    private final Network network = new Network((ask, _, _) -> {
        sent.add(ask);
        return new Answer(500, Map.of(), new byte[0]);
    }, Waits.simulated(java.time.Instant::now));

    private Choice choose(String yaml, Map<String, String> variables, String... backend) {
        Config config = config(yaml);
        SecretBackend secrets = name -> Optional.ofNullable(variables.get(name)).map(Secret::of);
        return Models.choose(config, backend.length == 0 ? Optional.empty() : Optional.of(backend[0]), secrets,
                () -> network);
    }

    private static Config config(String yaml) {
        return (Config) ConfigLoader.parse("version: \"1\"\n" + yaml, Path.of("nowhere"), Map.of());
    }

    /** Where a question would go, with which key. */
    private app.mallcop.net.Ask asked(Choice choice) {
        assertThat(choice).isInstanceOf(Choice.Ready.class);
        Ask ask = new Ask("m", "", List.of(), List.of(new Message.Said("x")), 1, Duration.ofSeconds(5));
        assertThatThrownBy(() -> ((Choice.Ready) choice).model().ask(ask)).isNotNull();
        return sent.getFirst();
    }

    private static String named(Choice choice, String lane) {
        return ((Choice.Ready) choice).model().named(lane);
    }

    private static void isBroken(Choice choice, String code, String words) {
        assertThat(choice).isInstanceOfSatisfying(Choice.Broken.class, broken -> {
            assertThat(broken.problem().code()).isEqualTo(code);
            assertThat(broken.problem().message().render(Untrusted::clear) + broken.problem().hint()).contains(words)
                    .doesNotContain("sk-");
        });
    }

    @Test
    void without_a_key_there_is_no_model_and_that_is_no_error() {
        assertThat(choose("", Map.of())).isInstanceOfSatisfying(Choice.Off.class,
                off -> assertThat(off.why()).contains("ANTHROPIC_API_KEY is not set"));
        assertThat(choose("", Map.of("ANTHROPIC_API_KEY", " ", "OPENAI_API_KEY", "sk-x", "MALLCOP_API_KEY", "sk-y")))
                .isInstanceOf(Choice.Off.class);
    }

    @Test
    void none_is_none_whatever_keys_are_there() {
        assertThat(choose("llm: {backend: none}\n", KEY)).isEqualTo(new Choice.Off("llm.backend is none"));
        assertThat(choose("", KEY, "none")).isInstanceOf(Choice.Off.class);
    }

    @Test
    void a_key_alone_is_enough_for_anthropic() {
        Choice choice = choose("", KEY);

        assertThat(asked(choice).uri()).hasToString("https://api.anthropic.com/v1/messages");
        assertThat(sent.getFirst().headers()).containsEntry("x-api-key", "sk-own");
        assertThat(named(choice, "patrol")).isEqualTo("claude-haiku-5-5");
    }

    @Test
    void the_address_is_that_of_the_config_else_that_of_the_environment() {
        Map<String, String> both = Map.of("ANTHROPIC_API_KEY", "k", "ANTHROPIC_BASE_URL", "http://localhost:1/a");
        assertThat(asked(choose("", both)).uri()).hasToString("http://localhost:1/a/v1/messages");
        sent.clear();
        assertThat(asked(choose("llm: {base_url: \"https://gateway.example/\"}\n", both)).uri())
                .hasToString("https://gateway.example/v1/messages");
    }

    @Test
    void what_is_named_and_has_no_key_is_broken_and_says_what_to_set() {
        isBroken(choose("llm: {backend: anthropic}\n", Map.of()), "no-model-key", "ANTHROPIC_API_KEY");
        isBroken(choose("", Map.of(), "anthropic"), "no-model-key", "llm.backend: none");
        isBroken(choose("llm: {backend: managed, base_url: \"https://m.example\"}\n", Map.of()), "no-model-key",
                "MALLCOP_API_KEY");
    }

    @Test
    void the_managed_service_is_asked_only_where_somebody_wrote_down_where() {
        Map<String, String> token = Map.of("MALLCOP_API_KEY", "sk-token", "MALLCOP_INFERENCE_URL", "https://x.example");
        isBroken(choose("llm: {backend: managed}\n", token), "no-base-url", "pro.inference_url");

        Choice choice = choose("llm: {backend: managed}\npro: {inference_url: \"https://m.example\"}\n", token);
        assertThat(asked(choice).uri()).hasToString("https://m.example/v1/messages");
        assertThat(sent.getFirst().headers()).containsEntry("Authorization", "Bearer sk-token");
        assertThat(named(choice, "opus")).isEqualTo("forensic");
    }

    @Test
    void a_server_of_chat_completions_needs_an_address_and_a_model_and_perhaps_a_key() {
        isBroken(choose("llm: {backend: openai-compat}\n", KEY), "no-base-url", "http://localhost:11434/v1");
        isBroken(choose("llm: {backend: openai-compat, base_url: \"http://localhost:11434/v1\"}\n", KEY), "no-model",
                "llm.model");

        Choice choice = choose(
                "llm: {backend: openai-compat, base_url: \"http://localhost:11434/v1\", model: qwen3}\n", KEY);
        assertThat(named(choice, "patrol")).isEqualTo("qwen3");
        assertThat(asked(choice).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void anthropics_key_goes_to_nobody_else() {
        Choice choice = choose("llm: {backend: openai-compat, base_url: \"https://o.example/v1\", model: m}\n",
                Map.of("ANTHROPIC_API_KEY", "sk-own", "OPENAI_API_KEY", "sk-other"));

        assertThat(asked(choice).headers()).containsEntry("Authorization", "Bearer sk-other");
    }

    @Test
    void what_is_written_for_one_backend_is_not_used_for_another() {
        String yaml = "llm: {backend: openai-compat, base_url: \"https://o.example/v1\", model: m, api_key: \"${O:-}\"}\n";
        Choice choice = choose(yaml, Map.of("ANTHROPIC_API_KEY", "sk-own", "O", "sk-o"), "anthropic");

        assertThat(asked(choice).uri()).hasToString("https://api.anthropic.com/v1/messages");
        assertThat(sent.getFirst().headers()).containsEntry("x-api-key", "sk-own");
        assertThat(named(choice, "patrol")).isEqualTo("claude-haiku-5-5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://gateway.example", "ftp://gateway.example"})
    void keys_do_not_travel_in_the_clear(String base) {
        isBroken(choose("", Map.of("ANTHROPIC_API_KEY", "k", "ANTHROPIC_BASE_URL", base)), "bad-base-url",
                "ANTHROPIC_BASE_URL");
    }

    @Test
    void a_password_in_an_address_is_not_told() {
        Choice choice = choose("", Map.of("ANTHROPIC_API_KEY", "k", "ANTHROPIC_BASE_URL", "https://u:sk-pw@x.example"));

        isBroken(choice, "bad-base-url", "is not an address");
    }

    @Test
    void a_variable_that_is_not_there_is_named() {
        isBroken(choose("llm: {backend: anthropic, api_key: \"${MY_KEY}\"}\n", KEY), "variable-not-set", "MY_KEY");
    }

    @Test
    void an_unknown_backend_is_refused() {
        assertThatThrownBy(() -> choose("", KEY, "gpt")).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problems().getFirst().hint()).contains("openai-compat"));
    }

    @Test
    void looking_for_a_model_asks_nobody() {
        choose("", KEY);

        assertThat(sent).isEmpty();
    }

    @Test
    void claude_code_is_given_its_own_key_and_nothing_else(@TempDir Path folder) throws Exception {
        Path program = Files.writeString(folder.resolve("claude"), "#!/bin/sh\nenv > " + folder + "/env\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Choice choice = choose("", Map.of("PATH", folder.toString() + ":/bin:/usr/bin", "ANTHROPIC_API_KEY", "sk-own",
                "CLAUDE_CODE_OAUTH_TOKEN", "sk-token", "AWS_SECRET_ACCESS_KEY", "sk-aws", "GITHUB_TOKEN", "sk-git"),
                "claude-code");

        Ask ask = new Ask("m", "", List.of(), List.of(new Message.Said("x")), 1, Duration.ofSeconds(20));
        assertThatThrownBy(() -> ((Choice.Ready) choice).model().ask(ask)).isNotNull();
        assertThat(Files.readString(folder.resolve("env"))).contains("sk-own").doesNotContain("sk-token", "sk-aws",
                "sk-git");
    }

    @Test
    void claude_code_is_never_chosen_by_itself_and_says_what_is_missing() {
        assertThat(choose("", Map.of("PATH", "/usr/bin", "CLAUDE_CODE_OAUTH_TOKEN", "sk-token")))
                .isInstanceOf(Choice.Off.class);
        isBroken(choose("", Map.of("PATH", "/no/such"), "claude-code"), "claude-not-there", "Install Claude Code");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bedrock_is_asked_with_a_signature_that_aws_takes(boolean session) throws Exception {
        try (ModelServer server = ModelServer.of(Personality.HONEST)) {
            Map<String, String> variables = new java.util.TreeMap<>(Map.of("AWS_ACCESS_KEY_ID",
                    ModelServer.AWS_KEY_ID + (session ? "S" : ""), "AWS_SECRET_ACCESS_KEY", ModelServer.AWS_SECRET,
                    "AWS_REGION", "eu-central-1", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", server.bedrock()));
            if (session) {
                variables.put("AWS_SESSION_TOKEN", "session");
            }
            Network real = new Network(new JdkWire(TrustAnchors.context(Optional.empty()), Optional.empty()),
                    network.waits());
            Choice choice = Models.choose(config("llm: {backend: bedrock}\n"), Optional.empty(),
                    name -> Optional.ofNullable(variables.get(name)).map(Secret::of), () -> real);
            Model model = ((Choice.Ready) choice).model();
            String schema = "{\"type\":\"object\",\"properties\":{}}";
            List<Tool> tools = List.of(new Tool("resolve-finding", "The verdict.", schema));
            String id = model.named("patrol") + "-20261007-v1:0";
            Ask first = new Ask(id, "You look.", tools, List.of(new Message.Said("fnd_00ab is new")), 100,
                    Duration.ofSeconds(5));
            Reply reply = model.ask(first);
            assertThat(reply.stop()).isEqualTo(Reply.Stop.CALLS);
            assertThat(reply.usage().estimated()).isFalse();

            String call = reply.parts().stream().filter(Part.Call.class::isInstance)
                    .map(part -> ((Part.Call) part).id()).findFirst().orElseThrow();
            Ask second = new Ask(id, "You look.", tools, List.of(new Message.Said("fnd_00ab is new"),
                    new Message.Answered(reply.parts()),
                    new Message.Results(List.of(new Message.Result(call, "no", true)))), 100, Duration.ofSeconds(5));
            assertThat(model.ask(second).stop()).isEqualTo(Reply.Stop.CALLS);
        }
    }

    @Test
    void bedrock_without_credentials_is_no_access_and_costs_nothing() {
        Choice choice = choose("llm: {backend: bedrock, region: eu-central-1}\n",
                Map.of("HOME", "/no/such", "AWS_PROFILE", "none"));
        Ask ask = new Ask("m", "", List.of(), List.of(new Message.Said("x")), 1, Duration.ofSeconds(5));

        assertThatThrownBy(() -> ((Choice.Ready) choice).model().ask(ask)).isInstanceOfSatisfying(ModelFailed.class,
                failed -> {
                    assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.NO_ACCESS);
                    assertThat(failed.mayHaveCost()).isFalse();
                });
        assertThat(sent).isEmpty();
    }

    @Test
    void bedrock_takes_a_key_of_its_own_and_needs_a_region() {
        isBroken(choose("llm: {backend: bedrock}\n", Map.of()), "no-region", "AWS_REGION");
        isBroken(choose("llm: {backend: bedrock, region: evil.example/}\n", Map.of()), "bad-region", "eu-central-1");

        Choice choice = choose("llm: {backend: bedrock, region: eu-central-1}\n",
                Map.of("AWS_BEARER_TOKEN_BEDROCK", "bedrock-key"));
        assertThat(asked(choice).uri())
                .hasToString("https://bedrock-runtime.eu-central-1.amazonaws.com/model/m/converse");
        assertThat(sent.getFirst().headers()).containsEntry("Authorization", "Bearer bedrock-key");
    }
}
