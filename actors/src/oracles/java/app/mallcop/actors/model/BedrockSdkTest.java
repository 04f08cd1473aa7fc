package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.net.json.Json;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** AWS's own client asks Converse as ours does, and reads what the server says. Run with {@code -Poracles}. */
class BedrockSdkTest {

    private static final String MODEL = "global.anthropic.claude-haiku-5-5-20261007-v1:0";

    private static software.amazon.awssdk.services.bedrockruntime.model.Tool tool(Tool tool) {
        Document schema = Document.mapBuilder().putString("type", "object")
                .putMap("properties", properties -> properties.putMap("finding_id",
                        id -> id.putString("type", "string")))
                .putList("required", required -> required.addString("finding_id")).build();
        return software.amazon.awssdk.services.bedrockruntime.model.Tool.builder()
                .toolSpec(spec -> spec.name(tool.name()).description(tool.description())
                        .inputSchema(input -> input.json(schema)))
                .build();
    }

    @Test
    @SuppressWarnings("unchecked")
    void awss_client_asks_as_ours_does_and_reads_what_the_server_says() throws Exception {
        List<String> bodies = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        try (ModelServer server = ModelServer.of(Personality.HONEST).watchedBy((request, answer, mishap) -> {
            synchronized (bodies) {
                bodies.add(request.bodyText());
                paths.add(request.rawUri());
            }
        })) {
            BedrockRuntimeClient client = BedrockRuntimeClient.builder().region(Region.EU_CENTRAL_1)
                    .endpointOverride(URI.create(server.bedrock()))
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(ModelServer.AWS_KEY_ID, ModelServer.AWS_SECRET)))
                    .build();
            ConverseResponse theirs = client.converse(ask -> ask.modelId(MODEL)
                    .system(SystemContentBlock.fromText("You look into findings."),
                            SystemContentBlock.fromCachePoint(CachePointBlock.builder().type("default").build()))
                    .inferenceConfig(limits -> limits.maxTokens(2048))
                    .toolConfig(tools -> tools.tools(Questions.TOOLS.stream().map(BedrockSdkTest::tool).toList()))
                    .messages(
                            message -> message.role(ConversationRole.USER)
                                    .content(ContentBlock.fromText("Work on the finding that was read.")),
                            message -> message.role(ConversationRole.ASSISTANT)
                                    .content(ContentBlock.fromToolUse(use -> use.toolUseId("pre-1").name("read-events")
                                            .input(Document.mapBuilder()
                                                    .putString("finding_id", "fnd_00ab12cd34ef5678").build()))),
                            message -> message.role(ConversationRole.USER)
                                    .content(ContentBlock.fromToolResult(result -> result.toolUseId("pre-1")
                                            .status(ToolResultStatus.SUCCESS)
                                            .content(text -> text.text(Questions.SHOWN))))));
            Ask first = Questions.first();
            Reply ours = Backends.bedrock(URI.create(server.bedrock()), signedAs(server), new Questions().network,
                    Optional.empty())
                    .ask(new Ask(MODEL, first.system(), first.tools(), first.messages(), first.maxTokens(),
                            first.deadline()));

            assertThat(theirs.stopReason()).isEqualTo(StopReason.TOOL_USE);
            assertThat(theirs.usage().outputTokens().longValue()).isEqualTo(ours.usage().output());
            assertThat(paths.getLast()).isEqualTo(paths.getFirst());
            assertThat(Json.value(bodies.getLast())).isEqualTo(Json.value(bodies.getFirst()));
            if (Boolean.getBoolean("mallcop.docs.write")) {
                Files.writeString(Path.of("src/test/resources/app/mallcop/actors/model/sdk/bedrock.json"),
                        Out.of(Json.value(bodies.getFirst())) + "\n", StandardCharsets.UTF_8);
            }
        }
    }

    /** The SDK's signer, without the rest of the SDK. */
    private static Signing signedAs(ModelServer server) {
        return ask -> {
            var request = software.amazon.awssdk.http.SdkHttpRequest.builder()
                    .method(software.amazon.awssdk.http.SdkHttpMethod.POST).uri(ask.uri());
            ask.headers().forEach(request::putHeader);
            var signed = software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner.create()
                    .sign(sign -> sign
                            .identity(AwsBasicCredentials.create(ModelServer.AWS_KEY_ID, ModelServer.AWS_SECRET))
                            .request(request.build())
                            .payload(software.amazon.awssdk.http.ContentStreamProvider.fromByteArray(ask.body()))
                            .putProperty(
                                    software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                    "bedrock")
                            .putProperty(software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner.REGION_NAME,
                                    "eu-central-1"));
            app.mallcop.net.Ask out = ask;
            for (var header : signed.request().headers().entrySet()) {
                if (!header.getKey().equalsIgnoreCase("Host")) {
                    out = out.header(header.getKey(), header.getValue().getFirst());
                }
            }
            return out;
        };
    }
}
