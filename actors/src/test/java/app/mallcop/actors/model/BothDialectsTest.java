package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import app.mallcop.sim.models.Says;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every backend that is asked over HTTP, against servers that refuse what the real ones would. */
class BothDialectsTest {

    private final Questions questions = new Questions();

    private Model model(String backend, ModelServer server) {
        return switch (backend) {
            case "anthropic" -> questions.anthropic(server.anthropic());
            case "managed" -> questions.managed(server.anthropic());
            default -> questions.chat(server.openai());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "managed", "openai-compat"})
    void an_honest_model_closes_what_is_routine_and_cites_what_it_saw(String backend) throws Exception {
        try (ModelServer server = ModelServer.of(Personality.HONEST)) {
            Reply reply = model(backend, server).ask(Questions.first());

            assertThat(reply.stop()).isEqualTo(Reply.Stop.CALLS);
            Part.Call verdict = Questions.calls(reply).getFirst();
            assertThat(verdict.name()).isEqualTo("resolve-finding");
            assertThat(Questions.text(verdict, "finding_id")).isEqualTo("fnd_00ab12cd34ef5678");
            assertThat(Questions.text(verdict, "reason")).contains("evt-2026-03-01-azure-0123456789abcdef");
            assertThat(reply.usage().estimated()).isFalse();
            assertThat(reply.usage().tokens()).isPositive().isLessThanOrEqualTo(
                    Questions.first().inputBound() + Questions.first().maxTokens());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "managed", "openai-compat"})
    void a_conversation_of_several_turns_is_taken_by_a_strict_server(String backend) throws Exception {
        try (ModelServer server = ModelServer.of(Personality.PERMISSION_BREAKER)) {
            Model model = model(backend, server);
            Ask first = Questions.first();
            Reply one = model.ask(first);
            assertThat(Questions.calls(one)).hasSize(3);

            Message.Result[] results = Questions.calls(one).stream()
                    .map(call -> new Message.Result(call.id(), "no such tool", true)).toArray(Message.Result[]::new);
            Ask second = Questions.after(first, one, results);
            Reply two = model.ask(second);
            assertThat(Questions.calls(two)).hasSize(2);

            List<Message> more = new java.util.ArrayList<>(second.messages());
            more.add(new Message.Answered(two.parts()));
            more.add(new Message.Results(Questions.calls(two).stream()
                    .map(call -> new Message.Result(call.id(), "not this one", true)).toList()));
            more.add(new Message.Said("Answer by resolve-finding."));
            assertThat(model.ask(Questions.ask(more)).stop()).isEqualTo(Reply.Stop.CALLS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "managed", "openai-compat"})
    void an_answer_beyond_every_bound_is_malformed_and_may_have_cost(String backend) throws IOException {
        try (ModelServer server = ModelServer.of(Personality.OVERSIZED)) {
            assertThatThrownBy(() -> model(backend, server).ask(Questions.first()))
                    .isInstanceOfSatisfying(ModelFailed.class, failed -> {
                        assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.MALFORMED);
                        assertThat(failed.mayHaveCost()).isTrue();
                    });
            assertThat(server.asked()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "managed", "openai-compat"})
    void a_model_that_is_too_slow_is_not_asked_again(String backend) throws IOException {
        try (ModelServer server = ModelServer.of(Personality.SLOW)) {
            Ask hurried = new Ask("claude-haiku-5-5", "", Questions.TOOLS, Questions.first().messages(), 100,
                    Duration.ofMillis(300));
            assertThatThrownBy(() -> model(backend, server).ask(hurried))
                    .isInstanceOfSatisfying(ModelFailed.class, failed -> {
                        assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.SLOW);
                        assertThat(failed.mayHaveCost()).isTrue();
                    });
            assertThat(questions.pauses.slept).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "managed", "openai-compat"})
    void one_that_dies_answers_while_it_lives(String backend) throws Exception {
        try (ModelServer server = ModelServer.of(Personality.DYING)) {
            Model model = model(backend, server);
            model.ask(Questions.first());
            model.ask(Questions.first());

            assertThatThrownBy(() -> model.ask(Questions.first())).isInstanceOfSatisfying(ModelFailed.class,
                    failed -> assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.UNREACHABLE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "managed", "openai-compat"})
    void plain_words_are_an_end_and_not_a_call(String backend) throws Exception {
        try (ModelServer server = ModelServer.saying(_ -> Says.text("I think it is fine."))) {
            Reply reply = model(backend, server).ask(Questions.first());

            assertThat(reply.stop()).isEqualTo(Reply.Stop.END);
            assertThat(reply.parts()).filteredOn(Part.Text.class::isInstance).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "managed", "openai-compat"})
    void no_key_and_no_question_is_in_an_error(String backend) throws IOException {
        try (ModelServer server = ModelServer.of(Personality.HONEST)) {
            Model wrong = switch (backend) {
                case "anthropic" -> Backends.anthropic(java.net.URI.create(server.anthropic()), "sk-very-secret",
                        questions.network, java.util.Optional.empty());
                case "managed" -> Backends.managed(java.net.URI.create(server.anthropic()), "sk-very-secret",
                        questions.network, java.util.Optional.empty());
                default -> Backends.chat(java.net.URI.create(server.openai()),
                        java.util.Optional.of("sk-very-secret"), questions.network, java.util.Optional.empty());
            };
            assertThatThrownBy(() -> wrong.ask(Questions.first())).isInstanceOfSatisfying(ModelFailed.class,
                    failed -> {
                        assertThat(failed.kind()).isEqualTo(ModelFailed.Kind.NO_ACCESS);
                        assertThat(failed.mayHaveCost()).isFalse();
                        assertThat(failed.said().toString())
                                .contains("does not accept the key: 401", "localhost:")
                                .doesNotContain("secret", "finding", "alice");
                    });
            assertThat(server.asked()).isEqualTo(1);
        }
    }
}
