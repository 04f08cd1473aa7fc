package app.mallcop.net;

import static app.mallcop.net.ScriptedWire.body;
import static app.mallcop.net.ScriptedWire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.plugin.PlatformFailed;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static final Ask THERE = Ask.get(URI.create("https://api.example/things"));
    private final TestWaits waits = new TestWaits();
    private final AtomicInteger signedIn = new AtomicInteger();
    private final Token token = new Token(
            () -> new Token.Issued("t" + signedIn.incrementAndGet(), waits.now().plus(Duration.ofHours(1))), waits);

    private SignedCaller caller(ScriptedWire wire) {
        return new SignedCaller(new Caller(wire, Manners.of("Example", Set.of("api.example")), Pace.free(), waits),
                token);
    }

    @Test
    void one_sign_in_serves_until_shortly_before_it_expires() throws Exception {
        assertThat(token.value()).isEqualTo("t1");
        waits.pass(Duration.ofMinutes(58));
        assertThat(token.value()).isEqualTo("t1");
        waits.pass(Duration.ofMinutes(1));
        assertThat(token.value()).isEqualTo("t2");
    }

    @Test
    void a_token_refused_in_the_middle_is_fetched_anew_and_the_request_sent_again() throws Exception {
        ScriptedWire wire = new ScriptedWire(status(401), body("x"));
        assertThat(caller(wire).ask(THERE, Answer::text)).isEqualTo("x");
        assertThat(wire.asked.get(1).headers()).containsEntry("Authorization", "Bearer t2");
    }

    @Test
    void a_new_token_that_is_refused_too_is_told() {
        assertThatThrownBy(() -> caller(new ScriptedWire(status(401), status(401))).ask(THERE, Answer::text))
                .isInstanceOf(PlatformFailed.class);
        assertThat(signedIn).hasValue(2);
    }

    @Test
    void a_token_that_somebody_renewed_meanwhile_is_kept() throws Exception {
        String first = token.value();
        token.refused(first);
        String second = token.value();
        token.refused(first);
        assertThat(token.value()).isEqualTo(second);
    }

    @Test
    void it_does_not_show_itself() {
        assertThat(new Token.Issued("s3cr3t", waits.now()).toString()).doesNotContain("s3cr3t");
    }
}
