package app.mallcop.actors.channels;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.net.Waits;
import app.mallcop.net.guarded.Post;
import app.mallcop.net.guarded.Sent;
import app.mallcop.net.guarded.WebhookUrl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Sends a digest to a target, again where that helps, and says in one word or one problem what came of it. */
public final class Dispatch {

    private static final Duration MAIL_DEADLINE = Duration.ofSeconds(30);

    private final Post post;
    private final Mailer mailer;
    private final Waits waits;

    private Dispatch(Post post, Mailer mailer, Waits waits) {
        this.post = post;
        this.mailer = mailer;
        this.waits = waits;
    }

    public static Dispatch of(Post post, SSLContext tls, Waits waits) {
        return of(post, tls, waits, MAIL_DEADLINE);
    }

    /** @param mailDeadline for one attempt to send a mail, all of it */
    static Dispatch of(Post post, SSLContext tls, Waits waits, Duration mailDeadline) {
        return new Dispatch(post, new Mailer(tls, waits, mailDeadline), waits);
    }

    public Delivery deliver(Target target, Digest digest) throws InterruptedException {
        return switch (target) {
            case Target.Teams teams -> posted(target, teams.url(), TeamsCard.of(digest), Map.of());
            case Target.Slack slack -> posted(target, slack.url(), SlackBlocks.of(digest), Map.of());
            case Target.Webhook webhook -> signed(webhook, digest);
            case Target.Email email -> {
                var failure = mailer.send(email, digest);
                yield failure.isEmpty()
                        ? new Delivery.Delivered()
                        : failed(target, failure.get().words(), mailHint(failure.get()));
            }
        };
    }

    private Delivery signed(Target.Webhook target, Digest digest) throws InterruptedException {
        String json = WebhookJson.of(digest);
        Map<String, String> headers = new LinkedHashMap<>();
        var now = waits.now();
        headers.put("X-Mallcop-Digest", digest.id());
        headers.put("X-Mallcop-Timestamp", String.valueOf(now.getEpochSecond()));
        target.secret().ifPresent(key -> headers.put("X-Mallcop-Signature",
                WebhookJson.signature(key, now, json.getBytes(StandardCharsets.UTF_8))));
        return posted(target, target.url(), json, headers);
    }

    private Delivery posted(Target target, WebhookUrl url, String json, Map<String, String> more)
            throws InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("User-Agent", "mallcop");
        return switch (post.send(url, headers, json.getBytes(StandardCharsets.UTF_8))) {
            case Sent.Taken _ -> new Delivery.Delivered();
            case Sent.Refused(int status) -> failed(target, "answers " + status, switch (status) {
                case 301, 302, 303, 307, 308 -> "no redirect is followed; write the address it leads to";
                case 401, 403, 404, 410 -> "the webhook may have been removed: make a new one and set its address";
                case 429 -> "it takes no more for now; wait, or send less often";
                default -> status >= 500 ? "try again later" : "check that the address is the whole webhook address";
            });
            case Sent.Barred(String why) -> failed(target, "is not sent to: " + why,
                    "for a webhook within your own network set network.allow_private_webhooks: true");
            case Sent.Unreached(String why) -> failed(target, why,
                    "check the address, the network and network.proxy; behind a proxy that reads TLS set network.ca_bundle");
        };
    }

    private static String mailHint(Mailer.Failure failure) {
        return switch (failure) {
            case LOGIN -> "check SMTP_USERNAME and SMTP_PASSWORD; some providers want an app password";
            case SENDER -> "set from_addr to an address that the login may send as";
            case RECEIVER -> "check to_addrs";
            case TRUST -> "the server must offer STARTTLS with a certificate for smtp_host; for a CA of your own set "
                    + "network.ca_bundle";
            case REACH, LATE -> "check smtp_host, smtp_port and the network";
            case REFUSED -> "ask whoever runs the mail server why";
        };
    }

    private static Delivery failed(Target target, String what, String hint) {
        return new Delivery.Failed(new Problem("not-delivered",
                Prose.of("channel '" + target.channel() + "': " + target.shown() + " " + what),
                hint));
    }
}
