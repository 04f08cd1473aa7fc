package app.mallcop.actors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.model.Backends;
import app.mallcop.actors.model.Model;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole chains of actors over real HTTP, before servers that refuse what the real ones would. */
class OverTheWireTest {

    private final Network network = new Network(new JdkWire(TrustAnchors.context(Optional.empty()), Optional.empty()),
            Waits.simulated(Instant::now));

    private Model model(String backend, ModelServer server) {
        return backend.equals("anthropic")
                ? Backends.anthropic(URI.create(server.anthropic()), ModelServer.KEY, network, Optional.empty())
                : Backends.chat(URI.create(server.openai()), Optional.of(ModelServer.KEY), network,
                        Optional.of("some-model"));
    }

    private Outcome outcome(String backend, String personality, String detector) throws Exception {
        try (ModelServer server = ModelServer.of(Personality.ofWord(personality).orElseThrow())) {
            Stage stage = Stage.doubtful();
            return stage.chain(stage.found(detector, Severity.WARN), model(backend, server)).verdict().outcome();
        }
    }

    @ParameterizedTest
    @CsvSource({"anthropic", "openai-compat"})
    void an_honest_model_closes_what_it_may(String backend) throws Exception {
        assertThat(outcome(backend, "honest", "new-actor")).isEqualTo(new Outcome.Resolved("triage"));
        assertThat(outcome(backend, "honest", "priv-escalation").word()).startsWith("escalated:");
    }

    @ParameterizedTest
    @CsvSource({"anthropic,lazy", "anthropic,obedient", "anthropic,liar", "anthropic,malformed", "anthropic,oversized",
            "anthropic,tool-loop", "anthropic,permission-breaker", "openai-compat,lazy", "openai-compat,obedient",
            "openai-compat,liar", "openai-compat,malformed", "openai-compat,oversized", "openai-compat,tool-loop",
            "openai-compat,permission-breaker"})
    void no_other_model_closes_anything_and_every_turn_is_taken_by_the_server(String backend, String personality)
            throws Exception {
        try (ModelServer server = ModelServer.of(Personality.ofWord(personality).orElseThrow())) {
            Stage stage = Stage.doubtful();
            Outcome outcome = stage.chain(stage.found("new-actor", Severity.WARN), model(backend, server)).verdict()
                    .outcome();
            assertThat(outcome).isNotInstanceOf(Outcome.Resolved.class);
            assertThat(server.log().lines()).isNotEmpty().allMatch(line -> line.status() == 200);
        }
    }
}
