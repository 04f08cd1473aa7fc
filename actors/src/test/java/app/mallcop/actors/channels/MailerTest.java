package app.mallcop.actors.channels;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Severity;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.sim.tls.Authority;
import app.mallcop.store.secrets.Secret;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real mail server. */
class MailerTest {

    private final Authority authority = Authority.create();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SSLContext tls;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        mail.setUser("mallcop@acme.example", "mallcop", "s3cret");
        mail.start();
        tls = TrustAnchors.context(Optional.of(Files.writeString(folder.resolve("ca.pem"), authority.pem())));
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private Mailer mailer() {
        return new Mailer(tls, Waits.simulated(() -> Instant.EPOCH), Duration.ofSeconds(20));
    }

    private static Target.Email target(String host, int port, boolean startTls, String password) {
        return new Target.Email("notify-email", host, port, startTls, "mallcop@acme.example",
                List.of("dana@acme.example", "Sam Über <sam@acme.example>"), Optional.of("mallcop"),
                Secret.of(password));
    }

    private static Digest digest() {
        return Samples.digest(Samples.item(1, Severity.CRITICAL, "<b>eve</b> ü"));
    }

    @Test
    void a_mail_arrives_over_starttls_with_a_login_and_has_both_forms() throws Exception {
        try (StartTlsFront front = new StartTlsFront(authority.server(List.of()), mail.getSmtp().getPort(), true)) {
            assertThat(mailer().send(target("localhost", front.port(), true, "s3cret"), digest())).isEmpty();
        }
        MimeMessage[] got = mail.getReceivedMessages();
        assertThat(got).hasSize(2).allSatisfy(one -> {
            assertThat(one.getSubject()).isEqualTo("mallcop: 1 critical");
            assertThat(one.getMessageID()).isEqualTo("<" + digest().id() + "@acme.example>");
            assertThat(one.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(one.getSentDate().toInstant()).isEqualTo(Samples.AT);
            MimeMultipart both = (MimeMultipart) one.getContent();
            assertThat(both.getContentType()).startsWith("multipart/alternative");
            assertThat(both.getBodyPart(0).getContent().toString()).contains("New actor: <b>eve</b> ü on azure",
                    "mallcop ack " + Samples.id(1));
            assertThat(both.getBodyPart(1).getContent().toString())
                    .contains("New actor: &lt;b&gt;eve&lt;/b&gt; ü on azure");
        });
    }

    @Test
    void without_starttls_nothing_is_sent() throws Exception {
        try (StartTlsFront front = new StartTlsFront(authority.server(List.of()), mail.getSmtp().getPort(), false)) {
            assertThat(mailer().send(target("localhost", front.port(), true, "s3cret"), digest()))
                    .contains(Mailer.Failure.TRUST);
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted() throws Exception {
        try (StartTlsFront front = new StartTlsFront(Authority.create().server(List.of()), mail.getSmtp().getPort(),
                true)) {
            assertThat(mailer().send(target("localhost", front.port(), true, "s3cret"), digest()))
                    .contains(Mailer.Failure.TRUST);
        }
    }

    @Test
    void a_certificate_of_another_name_is_not_trusted() throws Exception {
        try (StartTlsFront front = new StartTlsFront(authority.server(List.of()), mail.getSmtp().getPort(), true)) {
            assertThat(mailer().send(target("127.0.0.2", front.port(), true, "s3cret"), digest()))
                    .isPresent();
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_wrong_password_is_told() throws Exception {
        try (StartTlsFront front = new StartTlsFront(authority.server(List.of()), mail.getSmtp().getPort(), true)) {
            assertThat(mailer().send(target("localhost", front.port(), true, "wrong"), digest()))
                    .contains(Mailer.Failure.LOGIN);
        }
    }

    @Test
    void an_intranet_server_without_tls_is_reached_when_starttls_is_off() throws Exception {
        Target.Email plain = new Target.Email("notify-email", "127.0.0.1", mail.getSmtp().getPort(), false,
                "mallcop@acme.example", List.of("dana@acme.example"), Optional.empty(), Secret.of(""));
        assertThat(mailer().send(plain, digest())).isEmpty();
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n.\r\nMAIL FROM:<x@y.example>\r\n", "a\r\nBcc: x@y.example", "\n.\n"})
    void text_from_outside_can_neither_end_the_mail_nor_add_a_header(String text) throws Exception {
        Target.Email plain = new Target.Email("notify-email", "127.0.0.1", mail.getSmtp().getPort(), false,
                "mallcop@acme.example", List.of("dana@acme.example"), Optional.empty(), Secret.of(""));
        assertThat(mailer().send(plain, Samples.nasty(text))).isEmpty();
        assertThat(mail.getReceivedMessages()).singleElement().satisfies(one -> {
            assertThat(one.getHeader("Bcc")).isNull();
            assertThat(one.getAllRecipients()).hasSize(1);
        });
    }

    @Test
    void nobody_there_and_a_server_that_is_silent_are_told() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.ofLiteral("127.0.0.1"))) {
            Mailer hasty = new Mailer(tls, Waits.simulated(() -> Instant.EPOCH), Duration.ofMillis(300));
            assertThat(hasty.send(target("127.0.0.1", silent.getLocalPort(), true, "x"), digest()))
                    .contains(Mailer.Failure.LATE);
        }
        mail.stop();
        assertThat(mailer().send(target("127.0.0.1", 1, true, "x"), digest())).contains(Mailer.Failure.REACH);
    }
}
