package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.actors.model.Reply.Stop;
import app.mallcop.net.Answer;
import app.mallcop.net.Network;
import app.mallcop.net.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as they are documented, and as servers of all kinds bend them. */
class ReadingTest {

    private static final String THERE = "https://models.example/v1";

    private final List<app.mallcop.net.Ask> sent = new ArrayList<>();
    private String body = "";
    private int status = 200;
    private String type = "application/json";
    private final Network network = new Network((ask, _, _) -> {
        sent.add(ask);
        return new Answer(status, Map.of("Content-Type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
    }, new Questions.Pauses());
    private final Model anthropic = Backends.anthropic(URI.create("https://models.example"), "k", network,
            Optional.empty());
    private final Model managed = Backends.managed(URI.create("https://models.example"), "k", network,
            Optional.empty());
    private final Model chat = Backends.chat(URI.create(THERE), Optional.empty(), network, Optional.empty());

    private final Model bedrock = Backends.bedrock(URI.create("https://models.example"), Signing.bearer("k"), network,
            Optional.empty());

    private Reply anthropic(String answer) throws Exception {
        body = answer;
        return anthropic.ask(Questions.first());
    }

    private Reply chat(String choice, String rest) throws Exception {
        body = "{\"choices\":[" + choice + "]" + rest + "}";
        return chat.ask(Questions.first());
    }

    private void isMalformed(Model model, String answer, String words) {
        body = answer;
        assertThatThrownBy(() -> model.ask(Questions.first())).isInstanceOfSatisfying(ModelFailed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.MALFORMED);
            assertThat(failed.mayHaveCost()).isTrue();
            assertThat(failed.said().toString()).contains(words);
        });
        assertThat(sent).hasSize(1);
    }

    private String asked() {
        return new String(sent.getFirst().body(), StandardCharsets.UTF_8);
    }

    @Test
    void tokens_are_counted_as_anthropic_says_cache_apart() throws Exception {
        Reply reply = anthropic(
                """
                        {"type":"message","model":"claude-haiku-5-5","content":[{"type":"text","text":"hm"}],"stop_reason":"end_turn",
                        "usage":{"input_tokens":12,"output_tokens":5,"cache_read_input_tokens":300,"cache_creation_input_tokens":40}}""");

        assertThat(reply.usage()).isEqualTo(new Usage(12, 5, 300, 40, false));
        assertThat(reply.model()).isEqualTo("claude-haiku-5-5");
    }

    @ParameterizedTest
    @CsvSource({"end_turn,END", "stop_sequence,END", "pause_turn,END", "max_tokens,LENGTH",
            "model_context_window_exceeded,LENGTH", "refusal,DECLINED", "something_new,END"})
    void a_stop_of_anthropics_is_one_of_ours(String said, Stop stop) throws Exception {
        assertThat(anthropic("{\"content\":[],\"stop_reason\":\"" + said + "\"}").stop()).isEqualTo(stop);
    }

    @Test
    void thinking_goes_back_as_it_came_and_in_its_place() throws Exception {
        Reply reply = anthropic(
                """
                        {"content":[{"type":"thinking","thinking":"let me see","signature":"s1"},{"type":"redacted_thinking","data":"x"},
                        {"type":"tool_use","id":"toolu_1","name":"read-events","input":{"finding_id":"fnd_1"}}],"stop_reason":"tool_use"}""");
        sent.clear();
        anthropic.ask(Questions.after(Questions.first(), reply, new Message.Result("toolu_1", "none", false)));

        assertThat(asked()).contains("""
                [{"signature":"s1","thinking":"let me see","type":"thinking"},{"data":"x","type":"redacted_thinking"},\
                {"id":"toolu_1","input":{"finding_id":"fnd_1"},"name":"read-events","type":"tool_use"}]""");
    }

    @Test
    void our_own_words_and_the_tools_are_marked_for_the_cache() throws Exception {
        anthropic("{\"content\":[],\"stop_reason\":\"end_turn\"}");

        assertThat(asked()).containsOnlyOnce("cache_control")
                .contains("\"system\":[{\"cache_control\":{\"type\":\"ephemeral\"}");
        assertThat(sent.getFirst().headers()).containsEntry("x-api-key", "k").containsEntry("anthropic-version",
                "2023-06-01");
    }

    @Test
    void a_model_that_thinks_is_asked_to_think_little_and_another_is_not_asked() throws Exception {
        anthropic("{\"content\":[],\"stop_reason\":\"end_turn\"}");
        assertThat(asked()).contains("\"output_config\":{\"effort\":\"low\"}");

        sent.clear();
        Ask older = new Ask("claude-haiku-4-5", "", List.of(), Questions.first().messages(), 10,
                java.time.Duration.ofSeconds(5));
        anthropic.ask(older);
        assertThat(asked()).doesNotContain("output_config");
    }

    @Test
    void nothing_is_sent_that_newer_models_refuse() throws Exception {
        anthropic("{\"content\":[],\"stop_reason\":\"end_turn\"}");

        assertThat(asked()).doesNotContain("temperature", "top_p", "top_k", "tool_choice", "thinking");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"content\":{}}", "{\"content\":[]}",
            "{\"content\":[1],\"stop_reason\":\"end_turn\"}",
            "{\"content\":[{\"text\":\"no type\"}],\"stop_reason\":\"end_turn\"}",
            "{\"content\":[{\"type\":\"text\"}],\"stop_reason\":\"end_turn\"}",
            "{\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"x\",\"input\":\"{}\"}],\"stop_reason\":\"tool_use\"}",
            "{\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"rm -rf /\",\"input\":{}}],\"stop_reason\":\"tool_use\"}",
            "{\"content\":[],\"stop_reason\":\"tool_use\"}", "<html>", ""})
    void an_answer_of_another_shape_is_malformed_and_not_asked_for_again(String answer) {
        isMalformed(anthropic, answer, "can't be used");
    }

    @Test
    void a_page_of_some_proxy_is_malformed() {
        type = "text/html";
        isMalformed(anthropic, "<html>Please sign in</html>", "cut, or not JSON");
    }

    @Test
    void sixty_five_calls_at_once_are_too_many() {
        String call = "{\"type\":\"tool_use\",\"id\":\"\",\"name\":\"read-events\",\"input\":{}}";
        isMalformed(anthropic, "{\"content\":[" + (call + ",").repeat(64) + call + "],\"stop_reason\":\"tool_use\"}",
                "more than 64 calls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"usage\":{}", ",\"usage\":{\"input_tokens\":-1,\"output_tokens\":5}",
            ",\"usage\":{\"input_tokens\":1.5,\"output_tokens\":5}",
            ",\"usage\":{\"input_tokens\":1e30,\"output_tokens\":5}"})
    void who_does_not_count_is_taken_to_have_used_the_most(String usage) throws Exception {
        Reply reply = anthropic("{\"content\":[],\"stop_reason\":\"end_turn\"" + usage + "}");

        assertThat(reply.usage()).isEqualTo(Usage.atMost(Questions.first()));
        assertThat(reply.usage().estimated()).isTrue();
    }

    @Test
    void nothing_left_is_no_access() {
        status = 402;
        body = "{\"error\":{\"type\":\"billing_error\",\"message\":\"secret\"}}";
        assertThatThrownBy(() -> managed.ask(Questions.first())).isInstanceOfSatisfying(ModelFailed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.NO_ACCESS);
            assertThat(failed.said().toString()).contains("nothing is left on the account: 402 (billing_error)")
                    .doesNotContain("secret");
        });
    }

    @Test
    void a_redirect_is_not_followed() {
        status = 302;
        assertThatThrownBy(() -> chat.ask(Questions.first())).isInstanceOfSatisfying(ModelFailed.class,
                failed -> assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.NOT_TAKEN));
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{not json", "", "[]", "\\\"x\\\"", "{\\\"a\\\":1"})
    void arguments_that_are_no_object_are_never_taken_for_none(String arguments) {
        isMalformed(chat,
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"read-events\","
                        + "\"arguments\":\"" + arguments + "\"}}]},\"finish_reason\":\"tool_calls\"}]}",
                "the arguments of a call are no JSON object");
    }

    @Test
    void arguments_that_were_cut_with_the_answer_are_no_call() throws Exception {
        Reply reply = chat(
                """
                        {"message":{"content":"so","tool_calls":[{"id":"a","function":{"name":"read-events","arguments":"{\\"fin"}}]},
                        "finish_reason":"length"}""",
                "");

        assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
        assertThat(Questions.calls(reply)).isEmpty();
    }

    @Test
    void a_local_server_may_give_objects_and_no_ids_and_no_reason() throws Exception {
        Reply reply = chat(
                """
                        {"message":{"content":"","tool_calls":[{"function":{"name":"read-events","arguments":{"finding_id":"fnd_1"}}},
                        {"id":"","function":{"name":"read-events","arguments":{}}}]}}""",
                "");

        assertThat(reply.stop()).isEqualTo(Stop.CALLS);
        assertThat(Questions.calls(reply)).extracting(Part.Call::id).containsExactly("call-1", "call-2");
        assertThat(reply.usage().estimated()).isTrue();
    }

    @Test
    void what_was_read_from_the_cache_is_not_counted_twice() throws Exception {
        Reply reply = chat("{\"message\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}",
                ",\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":7,\"prompt_tokens_details\":{\"cached_tokens\":60}}");

        assertThat(reply.usage()).isEqualTo(new Usage(40, 7, 60, 0, false));
    }

    @ParameterizedTest
    @CsvSource({"stop,null,END", "content_filter,null,DECLINED", "stop,\"no\",DECLINED", "length,null,LENGTH"})
    void a_stop_of_a_chat_server_is_one_of_ours(String said, String refusal, Stop stop) throws Exception {
        assertThat(chat("{\"message\":{\"content\":\"x\",\"refusal\":" + (refusal.equals("null") ? refusal : "\"no\"")
                + "},\"finish_reason\":\"" + said + "\"}", "").stop()).isEqualTo(stop);
    }

    @Test
    void bedrock_counts_its_tokens_and_keeps_what_only_it_can_read() throws Exception {
        body = """
                {"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"hm","signature":"s"}}},
                {"text":"so"},{"toolUse":{"toolUseId":"t1","name":"read-events","input":{}}}]}},"stopReason":"tool_use",
                "usage":{"inputTokens":5,"outputTokens":6,"totalTokens":11,"cacheReadInputTokens":7,"cacheWriteInputTokens":8}}""";
        Reply reply = bedrock.ask(Questions.first());

        assertThat(reply.usage()).isEqualTo(new Usage(5, 6, 7, 8, false));
        assertThat(reply.parts()).hasSize(3).first().isInstanceOf(Part.Kept.class);
    }

    @ParameterizedTest
    @CsvSource({"end_turn,END", "max_tokens,LENGTH", "guardrail_intervened,DECLINED", "content_filtered,DECLINED"})
    void a_stop_of_bedrocks_is_one_of_ours(String said, Stop stop) throws Exception {
        body = "{\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}},\"stopReason\":\"" + said + "\"}";
        assertThat(bedrock.ask(Questions.first()).stop()).isEqualTo(stop);
    }

    @Test
    void a_call_of_bedrocks_that_has_no_form_is_malformed() {
        isMalformed(bedrock, "{\"output\":{\"message\":{\"content\":[]}},\"stopReason\":\"malformed_tool_use\"}",
                "a call that has no form");
    }

    @Test
    void content_may_be_a_list_of_texts() throws Exception {
        Reply reply = chat(
                "{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]},"
                        + "\"finish_reason\":\"stop\"}",
                "");

        assertThat(reply.parts()).hasSize(2);
    }

    @Test
    void openai_itself_is_asked_by_its_newer_name_for_the_longest_answer() throws Exception {
        body = "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}";
        Backends.chat(URI.create("https://api.openai.com/v1"), Optional.empty(), network, Optional.empty())
                .ask(Questions.first());
        assertThat(asked()).contains("\"max_completion_tokens\":2048").doesNotContain("\"max_tokens\"");

        sent.clear();
        chat("{\"message\":{\"content\":\"x\"}}", "");
        assertThat(asked()).contains("\"max_tokens\":2048");
    }

    @Test
    void all_ask_as_the_vendors_own_clients_did_when_they_were_recorded() throws Exception {
        anthropic("{\"content\":[],\"stop_reason\":\"end_turn\"}");
        assertThat(Json.value(asked())).isEqualTo(Json.value(recorded("anthropic.json")));

        sent.clear();
        chat("{\"message\":{\"content\":\"x\"}}", "");
        assertThat(Json.value(asked())).isEqualTo(Json.value(recorded("openai.json")));

        sent.clear();
        Ask first = Questions.first();
        body = "{\"output\":{\"message\":{\"content\":[]}},\"stopReason\":\"end_turn\"}";
        bedrock.ask(new Ask("eu.anthropic.claude-haiku-5-5-v1:0", first.system(), first.tools(), first.messages(),
                first.maxTokens(), first.deadline()));
        assertThat(Json.value(asked())).isEqualTo(Json.value(recorded("bedrock.json")));
        assertThat(sent.getFirst().uri())
                .hasToString("https://models.example/model/eu.anthropic.claude-haiku-5-5-v1%3A0/converse");
    }

    private static String recorded(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReadingTest.class.getResourceAsStream("sdk/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void no_key_is_no_header() throws Exception {
        chat("{\"message\":{\"content\":\"x\"}}", "");

        assertThat(sent.getFirst().headers()).doesNotContainKey("Authorization");
        assertThat(sent.getFirst().uri()).hasToString(THERE + "/chat/completions");
    }

    @ParameterizedTest
    @CsvSource({"https://gateway.example/anthropic,true", "http://localhost:8080,true", "http://127.0.0.1:8080/v1,true",
            "http://gateway.example,false", "http://10.0.0.1,false", "ftp://x.example,false",
            "https://user:secret@x.example,false", "https://x.example/?key=secret,false", "gateway,false"})
    void an_address_is_https_unless_it_is_this_machine(String base, boolean fine) {
        assertThat(Backends.flaw(URI.create(base)).isEmpty()).isEqualTo(fine);
    }
}
