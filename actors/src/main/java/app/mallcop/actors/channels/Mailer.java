package app.mallcop.actors.channels;

import app.mallcop.net.Waits;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Sends a digest as a mail, over TLS with a certificate that is the mail server's. */
final class Mailer {

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    /** Where TLS comes first, by custom; elsewhere it comes by STARTTLS. */
    private static final int TLS_FIRST = 465;

    private final SSLContext tls;
    private final Waits waits;
    private final Duration deadline;

    Mailer(SSLContext tls, Waits waits, Duration deadline) {
        this.tls = tls;
        this.waits = waits;
        this.deadline = deadline;
    }

    /** Why a mail did not go out. */
    enum Failure {
        LOGIN("does not accept the login"), SENDER("does not accept the sender"), RECEIVER(
                "does not accept a receiver"),
        TRUST("offers no connection that can be trusted"), REACH(
                "can't be reached, or broke the connection off"),
        LATE(
                "did not answer in time"),
        REFUSED("does not take the message");

        private final String words;

        Failure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether another attempt may go better. */
        boolean passes() {
            return this == REACH || this == LATE;
        }
    }

    /** Empty when the server took it. */
    Optional<Failure> send(Target.Email target, Digest digest) throws InterruptedException {
        Optional<Failure> last = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            last = once(target, digest);
            if (last.filter(Failure::passes).isEmpty() || attempt == ATTEMPTS) {
                return last;
            }
            waits.sleep(Duration.ofMillis(
                    (long) ((FIRST_PAUSE.toMillis() << (attempt - 1)) * (0.25 + 0.75 * waits.chance()))));
        }
        return last;
    }

    /** On a thread of its own, so that the deadline and an interruption end whatever it waits for. */
    private Optional<Failure> once(Target.Email target, Digest digest) throws InterruptedException {
        FutureTask<Optional<Failure>> task = new FutureTask<>(() -> attempt(target, digest));
        Thread.ofVirtual().start(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return Optional.of(Failure.LATE);
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the mail could not be made", e.getCause());
        }
    }

    private Optional<Failure> attempt(Target.Email target, Digest digest) {
        Session session = Session.getInstance(properties(target));
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(session, target, digest);
            transport.connect(target.host(), target.port(), target.login().orElse(null),
                    target.login().isPresent() ? target.password().reveal() : null);
            transport.sendMessage(message, message.getAllRecipients());
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(failure(e));
        }
    }

    private Properties properties(Target.Email target) {
        Properties to = new Properties();
        String millis = String.valueOf(deadline.toMillis());
        to.put("mail.smtp.connectiontimeout", String.valueOf(Math.min(10_000, deadline.toMillis())));
        to.put("mail.smtp.timeout", millis);
        to.put("mail.smtp.writetimeout", millis);
        to.put("mail.smtp.auth", String.valueOf(target.login().isPresent()));
        to.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        to.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
        to.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean tlsFirst = target.startTls() && target.port() == TLS_FIRST;
        to.put("mail.smtp.ssl.enable", String.valueOf(tlsFirst));
        to.put("mail.smtp.starttls.enable", String.valueOf(target.startTls() && !tlsFirst));
        to.put("mail.smtp.starttls.required", String.valueOf(target.startTls() && !tlsFirst));
        to.put("mail.smtp.localhost", "mallcop");
        return to;
    }

    private static MimeMessage message(Session session, Target.Email target, Digest digest)
            throws MessagingException {
        Sheet sheet = Sheet.of(digest, Sheet.IN_FULL);
        MimeMessage message = new MimeMessage(session) {
            // The same for the same digest, so that a mail that comes twice is one.
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + digest.id() + "@" + domain(target.from()) + ">");
            }
        };
        message.setFrom(address(target.from()));
        for (String receiver : target.to()) {
            message.addRecipient(Message.RecipientType.TO, address(receiver));
        }
        message.setSubject(sheet.headline(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(digest.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(MailText.plain(sheet, digest), "plain"));
        both.addBodyPart(part(MailText.html(sheet, digest), "html"));
        message.setContent(both);
        return message;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), kind);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress address(String text) throws MessagingException {
        InternetAddress address = new InternetAddress(text, true);
        try {
            if (address.getPersonal() != null) {
                address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
            }
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
        return address;
    }

    private static String domain(String from) {
        String host = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return host.isEmpty() ? "mallcop.invalid" : host;
    }

    private static Failure failure(MessagingException e) {
        for (Throwable cause = e; cause != null; cause = cause instanceof MessagingException next
                && next.getNextException() != null ? next.getNextException() : cause.getCause()) {
            switch (cause) {
                case AuthenticationFailedException _ -> {
                    return Failure.LOGIN;
                }
                case SMTPSenderFailedException _ -> {
                    return Failure.SENDER;
                }
                case SMTPAddressFailedException _ -> {
                    return Failure.RECEIVER;
                }
                case SSLException _ -> {
                    return Failure.TRUST;
                }
                case SMTPSendFailedException refused -> {
                    return refused.getReturnCode() / 100 == 4 ? Failure.REACH : Failure.REFUSED;
                }
                case java.net.SocketTimeoutException _ -> {
                    return Failure.LATE;
                }
                case IOException _ -> {
                    return Failure.REACH;
                }
                default -> {
                }
            }
        }
        // A server without STARTTLS is told by nothing but these words.
        boolean noTls = String.valueOf(e.getMessage()).contains("STARTTLS");
        return noTls ? Failure.TRUST : e instanceof SendFailedException ? Failure.REFUSED : Failure.REACH;
    }
}
