package app.mallcop.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.actors.model.ModelFailed.Kind;
import app.mallcop.api.Untrusted;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Personality;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.Script;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a question is asked again, and when that could cost twice. */
class TriesTest {

    private final Questions questions = new Questions();
    private ModelServer server;
    private Model model;

    @BeforeEach
    void start() throws IOException {
        server = ModelServer.of(Personality.HONEST);
        model = questions.anthropic(server.anthropic());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void go_wrong(int first, int last, Mishap mishap) {
        server.misbehave(new Script().on("POST", "/v1/messages", first, last, mishap));
    }

    private void fails(Ask ask, Kind kind, boolean mayHaveCost, String words) {
        assertThatThrownBy(() -> model.ask(ask)).isInstanceOfSatisfying(ModelFailed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.mayHaveCost()).isEqualTo(mayHaveCost);
            assertThat(failed.said().render(Untrusted::clear)).contains("Anthropic at localhost:", words);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 529})
    void a_breakdown_is_asked_again_twice(int status) throws Exception {
        go_wrong(1, 2, new Mishap.Fail(status));

        assertThat(model.ask(Questions.first()).stop()).isEqualTo(Reply.Stop.CALLS);
        assertThat(server.asked()).isEqualTo(3);
        assertThat(questions.pauses.slept).hasSize(2).allMatch(pause -> pause.toMillis() > 0);
    }

    @ParameterizedTest
    @CsvSource({"500,true", "502,true", "504,true", "503,false", "529,false"})
    void a_third_breakdown_is_the_end(int status, boolean mayHaveCost) {
        go_wrong(1, 9, new Mishap.Fail(status));

        fails(Questions.first(), Kind.BUSY, mayHaveCost, status + "");
        assertThat(server.asked()).isEqualTo(3);
    }

    @Test
    void who_asks_to_wait_is_given_that_time() throws Exception {
        go_wrong(1, 1, new Mishap.Throttle(Duration.ofSeconds(7), false));

        model.ask(Questions.first());
        assertThat(questions.pauses.slept).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void a_wait_beyond_the_deadline_is_not_waited_for() {
        go_wrong(1, 1, new Mishap.Throttle(Duration.ofMinutes(2), false));

        fails(Questions.first(), Kind.BUSY, false, "asks to come again later: 429");
        assertThat(questions.pauses.slept).isEmpty();
    }

    @Test
    void the_deadline_is_for_all_tries_together() {
        go_wrong(1, 3, new Mishap.Throttle(Duration.ofSeconds(6), false));

        fails(Questions.first(), Kind.BUSY, false, "429");
        assertThat(questions.pauses.slept).containsExactly(Duration.ofSeconds(6));
        assertThat(server.asked()).isEqualTo(2);
    }

    @Test
    void a_connection_that_was_dropped_without_a_word_is_tried_again() throws Exception {
        go_wrong(1, 1, new Mishap.HangUp());

        assertThat(model.ask(Questions.first()).stop()).isEqualTo(Reply.Stop.CALLS);
    }

    @Test
    void an_answer_that_breaks_off_is_not_asked_for_again() {
        go_wrong(1, 1, new Mishap.CutConnection(50));

        fails(Questions.first(), Kind.MALFORMED, true, "broke off in the middle of an answer");
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void half_an_answer_that_says_it_is_whole_is_malformed() {
        go_wrong(1, 1, new Mishap.CutBody(50));

        fails(Questions.first(), Kind.MALFORMED, true, "broke off in the middle of an answer");
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void nobody_there_costs_nothing() {
        server.close();

        fails(Questions.first(), Kind.UNREACHABLE, false, "can't be reached");
    }

    @Test
    void an_unknown_model_is_not_asked_for_again() {
        Ask ask = new Ask("gpt-2", "", Questions.TOOLS, Questions.first().messages(), 10, Duration.ofSeconds(5));

        fails(ask, Kind.NOT_TAKEN, false, "404 (not_found_error)");
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void an_interrupted_question_ends_at_once() throws Exception {
        server.misbehave((_, _) -> java.util.Optional.of(new Mishap.Slow(Duration.ofSeconds(5))));
        Thread asking = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            asking.interrupt();
        });
        assertThatThrownBy(() -> model.ask(Questions.first())).isInstanceOf(InterruptedException.class);
    }
}
