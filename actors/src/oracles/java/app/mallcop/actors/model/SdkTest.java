package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.net.json.Json;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the vendors' own clients send and understand is what ours sends and our servers say. Run with {@code -Poracles};
 * {@code -Dmallcop.docs.write=true} records their requests for the ordinary build.
 */
class SdkTest {

    private static final Path RECORDED = Path.of("src/test/resources/app/mallcop/actors/model/sdk");
    private static final Map<String, Object> PROPERTIES = Map.of("finding_id", Map.of("type", "string"));

    private final Questions questions = new Questions();
    private final List<String> bodies = new ArrayList<>();
    private ModelServer server;

    @BeforeEach
    void start() throws IOException {
        server = ModelServer.of(Personality.HONEST).watchedBy((request, answer, mishap) -> {
            synchronized (bodies) {
                bodies.add(request.bodyText());
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void sameAs(String file) throws Exception {
        assertThat(server.log().lines()).extracting(line -> line.status()).containsOnly(200);
        if (Boolean.getBoolean("mallcop.docs.write")) {
            Files.createDirectories(RECORDED);
            Files.writeString(RECORDED.resolve(file), Out.of(Json.value(bodies.getFirst())) + "\n",
                    StandardCharsets.UTF_8);
        }
        assertThat(Json.value(bodies.getLast())).isEqualTo(Json.value(bodies.getFirst()));
    }

    private static com.anthropic.models.messages.Tool anthropicTool(Tool tool) {
        return com.anthropic.models.messages.Tool.builder().name(tool.name()).description(tool.description())
                .inputSchema(com.anthropic.models.messages.Tool.InputSchema.builder()
                        .properties(com.anthropic.models.messages.Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty("finding_id", JsonValue.from(Map.of("type", "string"))).build())
                        .addRequired("finding_id").build())
                .build();
    }

    @Test
    void anthropics_client_asks_as_ours_does_and_reads_what_the_server_says() throws Exception {
        AnthropicClient client = AnthropicOkHttpClient.builder().apiKey(ModelServer.KEY).baseUrl(server.anthropic())
                .build();
        MessageCreateParams.Builder ask = MessageCreateParams.builder().model("claude-haiku-5-5").maxTokens(2048)
                .systemOfTextBlockParams(List.of(TextBlockParam.builder().text("You look into findings.")
                        .cacheControl(CacheControlEphemeral.builder().build()).build()))
                .outputConfig(OutputConfig.builder().effort(OutputConfig.Effort.LOW).build())
                .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofText(
                        TextBlockParam.builder().text("Work on the finding that was read.").build())))
                .addAssistantMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolUse(ToolUseBlockParam.builder()
                        .id("pre-1").name("read-events").input(ToolUseBlockParam.Input.builder()
                                .putAdditionalProperty("finding_id", JsonValue.from("fnd_00ab12cd34ef5678")).build())
                        .build())))
                .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolResult(
                        ToolResultBlockParam.builder().toolUseId("pre-1").content(Questions.SHOWN).build())));
        Questions.TOOLS.forEach(tool -> ask.addTool(anthropicTool(tool)));
        var theirs = client.messages().create(ask.build()).validate();
        Reply ours = questions.anthropic(server.anthropic()).ask(Questions.first());

        assertThat(theirs.stopReason()).contains(StopReason.TOOL_USE);
        assertThat(theirs.usage().outputTokens()).isEqualTo(ours.usage().output());
        assertThat(theirs.content().stream().flatMap(block -> block.toolUse().stream()).map(use -> use.name()))
                .isEqualTo(Questions.calls(ours).stream().map(Part.Call::name).toList());
        sameAs("anthropic.json");
    }

    @Test
    void openais_client_asks_as_ours_does_and_reads_what_the_server_says() throws Exception {
        OpenAIClient client = OpenAIOkHttpClient.builder().apiKey(ModelServer.KEY).baseUrl(server.openai()).build();
        @SuppressWarnings("deprecation") // local servers know this name and no other
        ChatCompletionCreateParams.Builder ask = ChatCompletionCreateParams.builder().model("claude-haiku-5-5")
                .maxTokens(2048).addSystemMessage("You look into findings.")
                .addUserMessage("Work on the finding that was read.")
                .addMessage(ChatCompletionAssistantMessageParam.builder()
                        .content((ChatCompletionAssistantMessageParam.Content) null)
                        .addToolCall(ChatCompletionMessageFunctionToolCall.builder().id("pre-1")
                                .function(ChatCompletionMessageFunctionToolCall.Function.builder().name("read-events")
                                        .arguments("{\"finding_id\":\"fnd_00ab12cd34ef5678\"}").build())
                                .build())
                        .build())
                .addMessage(ChatCompletionToolMessageParam.builder().toolCallId("pre-1").content(Questions.SHOWN)
                        .build());
        for (Tool tool : Questions.TOOLS) {
            ask.addTool(ChatCompletionFunctionTool.builder()
                    .function(FunctionDefinition.builder().name(tool.name()).description(tool.description())
                            .parameters(FunctionParameters.builder()
                                    .putAdditionalProperty("type", com.openai.core.JsonValue.from("object"))
                                    .putAdditionalProperty("properties", com.openai.core.JsonValue.from(PROPERTIES))
                                    .putAdditionalProperty("required",
                                            com.openai.core.JsonValue.from(List.of("finding_id")))
                                    .build())
                            .build())
                    .build());
        }
        ChatCompletion theirs = client.chat().completions().create(ask.build()).validate();
        Reply ours = questions.chat(server.openai()).ask(Questions.first());

        assertThat(theirs.choices().getFirst().finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        assertThat(theirs.usage().orElseThrow().completionTokens()).isEqualTo(ours.usage().output());
        assertThat(theirs.choices().getFirst().message().toolCalls().orElseThrow())
                .hasSameSizeAs(Questions.calls(ours));
        sameAs("openai.json");
    }
}
