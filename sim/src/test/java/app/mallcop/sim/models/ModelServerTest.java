package app.mallcop.sim.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers refuse what the real ones refuse, so that a client that pleases them is right. */
class ModelServerTest {

    private static final String SAID = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"fnd_00ab is new\"}]}";
    private static final String USE = "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"read\",\"input\":{}}";
    private static final String RESULT = "{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":\"x\"}";
    private static final String TOOLS = "\"tools\":[{\"name\":\"read\",\"description\":\"d\",\"input_schema\":{\"type\":\"object\"}}]";

    private static ModelServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        server = ModelServer.of(Personality.LAZY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private int ask(String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.anthropic() + "/v1/messages"))
                .header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        String[] all = headers.length > 0
                ? headers
                : new String[]{"x-api-key", ModelServer.KEY, "anthropic-version", "2023-06-01"};
        return client.send(request.headers(all).build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static String question(String messages, String rest) {
        return "{\"model\":\"claude-haiku-5-5\",\"max_tokens\":5,\"messages\":[" + messages + "]" + rest + "}";
    }

    private static String assistant(String blocks) {
        return ",{\"role\":\"assistant\",\"content\":[" + blocks + "]}";
    }

    private static String user(String blocks) {
        return ",{\"role\":\"user\",\"content\":[" + blocks + "]}";
    }

    @Test
    void a_question_as_documented_is_answered() throws Exception {
        assertThat(ask(question(SAID, ""))).isEqualTo(200);
        assertThat(ask(question(SAID + assistant(USE) + user(RESULT), "," + TOOLS))).isEqualTo(200);
    }

    @Test
    void who_does_not_sign_in_or_names_no_version_is_refused() throws Exception {
        assertThat(ask(question(SAID, ""), "anthropic-version", "2023-06-01")).isEqualTo(401);
        assertThat(ask(question(SAID, ""), "x-api-key", "other", "anthropic-version", "2023-06-01")).isEqualTo(401);
        assertThat(ask(question(SAID, ""), "x-api-key", ModelServer.KEY)).isEqualTo(400);
        assertThat(ask(question(SAID, ""), "Authorization", "Bearer " + ModelServer.KEY, "anthropic-version",
                "2026-10-21")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"model\":\"claude-haiku-5-5\",\"messages\":[]}",
            "{\"model\":\"claude-haiku-5-5\",\"max_tokens\":5,\"messages\":[]}",
            "{\"model\":\"claude-haiku-5-5\",\"max_tokens\":0,\"messages\":[" + SAID + "]}",
            "{\"model\":\"claude-haiku-5-5\",\"messages\":[" + SAID + "]}"})
    void half_a_question_is_refused(String body) throws Exception {
        assertThat(ask(body)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"temperature\":0", ",\"unheard_of\":1",
            ",\"tools\":[{\"name\":\"a b\",\"input_schema\":{}}]",
            ",\"tools\":[{\"name\":\"a\"}]", ",\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"string\"}}]",
            ",\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\",\"required\":[\"x\"]}}]",
            ",\"system\":[{\"type\":\"text\",\"text\":\"\"}]", ",\"output_config\":{\"effort\":\"much\"}",
            ",\"system\":[{\"type\":\"text\",\"text\":\"x\",\"cache_control\":{\"type\":\"for ever\"}}]"})
    void what_the_api_does_not_know_is_refused(String rest) throws Exception {
        assertThat(ask(question(SAID, rest))).isEqualTo(400);
    }

    @Test
    void speakers_take_turns_and_calls_have_their_results_next() throws Exception {
        assertThat(ask(question(SAID + "," + SAID, ""))).isEqualTo(400);
        assertThat(ask(question(SAID + assistant(USE), "," + TOOLS))).isEqualTo(400);
        assertThat(ask(question(SAID + assistant(USE) + "," + SAID, "," + TOOLS))).isEqualTo(400);
        assertThat(ask(question(SAID + assistant(USE) + user(RESULT + "," + RESULT), "," + TOOLS))).isEqualTo(400);
        assertThat(ask(question(SAID + assistant(USE) + user(RESULT), ""))).isEqualTo(400);
        assertThat(ask(question(SAID.replace("user", "assistant"), ""))).isEqualTo(400);
        assertThat(ask(question(SAID + user(RESULT), "," + TOOLS))).isEqualTo(400);
    }

    @Test
    void thinking_that_was_not_given_out_is_refused() throws Exception {
        String made = "{\"type\":\"thinking\",\"thinking\":\"mine\",\"signature\":\"sig-1\"}";

        assertThat(ask(question(SAID + assistant(made + "," + USE) + user(RESULT), "," + TOOLS))).isEqualTo(400);
    }

    @Test
    void a_model_that_is_not_there_is_not_found() throws Exception {
        assertThat(ask(question(SAID, "").replace("claude-haiku-5-5", "gpt-2"))).isEqualTo(404);
        assertThat(ask(question(SAID, "").replace("claude-haiku-5-5", "patrol"))).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Personality.class)
    void every_personality_has_a_word(Personality personality) {
        assertThat(Personality.ofWord(personality.word())).contains(personality);
    }

    @Test
    void as_a_program_it_says_where_it_is() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountDownLatch until = new CountDownLatch(0);
        int code = ModelServerCommand.run(new String[]{"--personality", "tool-loop", "--port", "0"},
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err, until);

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("anthropic: +http://localhost:[0-9]+/anthropic\n")
                .containsPattern("openai-compat: http://localhost:[0-9]+/openai/v1\n").contains(ModelServer.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--personality", "--personality evil", "--port 70000", "--port x", "--other 1"})
    void as_a_program_it_refuses_what_it_does_not_know(String line) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = ModelServerCommand.run(line.split(" "), System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8), new CountDownLatch(0));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Usage: [--personality honest|");
    }
}
