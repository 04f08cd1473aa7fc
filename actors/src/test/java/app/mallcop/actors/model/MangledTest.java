package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.net.Answer;
import app.mallcop.net.Network;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes back, it is an answer or a failure that says so. */
class MangledTest {

    private static final int ROUNDS = 5_000;
    private static final String CALL = "{\"finding_id\":\"fnd_1\",\"deep\":[[{\"a\":1e5}]],\"\u00fc\":null}";
    private static final List<String> PIECES = List.of("\"", "{", "}", "[", "]", ",", ":", "null", "1e999999999", "-1",
            "\\u0000",
            "\\ud800", "\"usage\":{", "\"stop_reason\":\"tool_use\",", "\"content\":[{\"type\":\"tool_use\"}],",
            "\u202e");

    private static String whole(String backend) {
        return switch (backend) {
            case "anthropic" ->
                "{\"model\":\"m\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"s\"},"
                        + "{\"type\":\"text\",\"text\":\"so\"},{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"read-events\",\"input\":"
                        + CALL + "}],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":5,\"output_tokens\":6}}";
            case "bedrock" ->
                "{\"output\":{\"message\":{\"content\":[{\"text\":\"so\"},{\"toolUse\":{\"toolUseId\":\"t1\","
                        + "\"name\":\"read-events\",\"input\":" + CALL + "}}]}},\"stopReason\":\"tool_use\","
                        + "\"usage\":{\"inputTokens\":5,\"outputTokens\":6}}";
            default -> "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"so\",\"tool_calls\":[{\"id\":\"t1\","
                    + "\"function\":{\"name\":\"read-events\",\"arguments\":\"" + CALL.replace("\"", "\\\"") + "\"}}]},"
                    + "\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":6}}";
        };
    }

    private static Model model(String backend, Network network) {
        URI there = URI.create("https://models.example");
        return switch (backend) {
            case "anthropic" -> Backends.anthropic(there, "k", network, Optional.empty());
            case "bedrock" -> Backends.bedrock(there, Signing.nobody(), network, Optional.empty());
            default -> Backends.chat(there, Optional.empty(), network, Optional.empty());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "bedrock", "openai-compat"})
    void a_mangled_answer_is_an_answer_or_malformed_and_never_anything_else(String backend) throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_121);
        String[] body = {""};
        Network network = new Network((_, _, _) -> new Answer(200, Map.of(), body[0].getBytes(StandardCharsets.UTF_8)),
                new Questions.Pauses());
        Model model = model(backend, network);
        Ask ask = Questions.first();
        int answered = 0;
        for (int i = 0; i < ROUNDS; i++) {
            body[0] = mangled(whole(backend), random);
            try {
                Reply reply = model.ask(ask);
                assertThat(reply.usage().tokens()).isNotNegative();
                assertThat(Questions.calls(reply)).extracting(Part.Call::id).doesNotHaveDuplicates();
                // What it said can be given back, whatever it was.
                assertThat(model.ask(Questions.ask(List.of(new Message.Said("x"), new Message.Answered(reply.parts()),
                        new Message.Said("y"))))).isNotNull();
                answered++;
            } catch (ModelFailed e) {
                assertThat(e.kind()).isEqualTo(ModelFailed.Kind.MALFORMED);
            }
        }
        assertThat(answered).isBetween(ROUNDS / 50, ROUNDS * 49 / 50);
    }

    private static String mangled(String whole, SplittableRandom random) {
        StringBuilder out = new StringBuilder(whole);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(4)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> out.setCharAt(at, (char) random.nextInt(0x20, 0x7f));
                default -> out.delete(at, Math.min(out.length(), at + random.nextInt(1, 40)));
            }
            if (out.isEmpty()) {
                return "";
            }
        }
        return out.toString();
    }
}
