package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The program itself, talking to the scripted model. Run by {@code actors/src/test/claude-code/real.sh}. */
@EnabledIfEnvironmentVariable(named = "MALLCOP_REAL_CLAUDE", matches = ".+")
class RealClaudeCodeTest {

    private static Model model(ModelServer server, String key) {
        return Backends.claudeCode(Path.of(System.getenv("MALLCOP_REAL_CLAUDE")), Map.of("PATH", "/usr/bin:/bin",
                "ANTHROPIC_API_KEY", key, "ANTHROPIC_BASE_URL", server.anthropic()), Optional.empty());
    }

    @Test
    void it_offers_its_model_no_tool_and_brings_back_the_calls() throws Exception {
        try (ModelServer server = ModelServer.of(Personality.HONEST)) {
            Reply reply = model(server, ModelServer.KEY).ask(Questions.first());

            assertThat(reply.stop()).isEqualTo(Reply.Stop.CALLS);
            Part.Call verdict = Questions.calls(reply).getFirst();
            assertThat(Questions.text(verdict, "finding_id")).isEqualTo("fnd_00ab12cd34ef5678");
            assertThat(Questions.text(verdict, "action")).isEqualTo("resolve");
            assertThat(reply.usage().estimated()).isFalse();
        }
    }

    @Test
    void a_wrong_key_is_no_access() throws Exception {
        try (ModelServer server = ModelServer.of(Personality.HONEST)) {
            assertThatThrownBy(() -> model(server, "sk-wrong").ask(Questions.first())).isInstanceOfSatisfying(
                    ModelFailed.class, failed -> assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.NO_ACCESS));
        }
    }
}
