package app.mallcop.net;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What went wrong, in words: the platform, the request by method and path, and what to do next. */
final class Told {

    /** What platforms call their errors: one word, or a few with dots. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private final Manners manners;

    Told(Manners manners) {
        this.manners = manners;
    }

    PlatformFailed refused(Ask ask, Answer answer) {
        String own = manners.refusedCode().in(answer);
        String said = CODE.matcher(own).matches() ? answer.status() + " (" + own + ")" : "" + answer.status();
        return switch (answer.status()) {
            case 401 -> failed(Kind.CREDENTIALS, "credentials-refused", ask, "does not accept the credentials: " + said,
                    "Check that they are complete, not expired and not revoked.");
            case 403 -> failed(Kind.PERMISSION, "not-permitted", ask, "does not permit this: " + said,
                    "Give the credentials the permission that the connector's page names.");
            case 404, 410 -> failed(Kind.ABSENT, "not-there", ask, "knows nothing there: " + said,
                    "Check the names in the connector's config; platforms also say this where a permission is missing.");
            default -> answer.status() >= 500
                    ? failed(Kind.BROKEN, "platform-broken", ask, "is broken: " + said,
                            "Try again later; nothing is lost, the next scan goes on from here.")
                    : failed(Kind.REFUSED, "request-refused", ask, "refuses the request: " + said,
                            "See the connector's page; if the config is right, please report this.");
        };
    }

    PlatformFailed throttled(Ask ask, Duration wait) {
        String when = wait.isZero() ? "" : " for " + wait.toSeconds() + " s";
        return failed(Kind.THROTTLED, "throttled", ask, "asks to come again later" + when,
                "Scan less often, or see whether something else uses the same credentials; the next scan goes on from here.");
    }

    PlatformFailed unreadable(Ask ask, String reason) {
        return failed(Kind.BROKEN, "answer-unreadable", ask, "answered with what can't be read: " + reason,
                "Try again later; if it stays, please report it.");
    }

    PlatformFailed tooLarge(Ask ask) {
        return failed(Kind.BROKEN, "answer-too-large", ask, "answered with more than " + (manners.mostBytes() >> 20)
                + " MB", "Please report this; the connector should ask for less at once.");
    }

    PlatformFailed unreachable(Ask ask, IOException why) {
        String host = Caller.host(ask.uri());
        String what = switch (why) {
            case UnknownHostException _ -> "has an unknown host name";
            case HttpConnectTimeoutException _ -> "does not take the connection";
            case HttpTimeoutException _ -> "did not answer within " + manners.deadline().toSeconds() + " s";
            case SSLException _ -> "offers no connection that can be trusted";
            case ConnectException _ -> "can't be reached";
            default -> "broke the connection off";
        };
        String hint = why instanceof SSLException
                ? "Behind a proxy that reads TLS, or with a private cloud, name its CA in network.ca_bundle."
                : "Check the network, network.proxy and the connector's api_url; the next scan goes on from here.";
        return new PlatformFailed(Kind.UNREACHABLE, new Problem("unreachable",
                Prose.of(manners.platform() + " at {} " + what + ", asked for {}", Untrusted.of(host),
                        Untrusted.of(ask.toString())),
                hint));
    }

    PlatformFailed strangeLink() {
        return new PlatformFailed(Kind.BROKEN, Problem.of("strange-link",
                manners.platform() + " gave a link that leads elsewhere; it was not followed",
                "If the platform has another host for this, set api_url; else please report this."));
    }

    private PlatformFailed failed(Kind kind, String code, Ask ask, String what, String hint) {
        return new PlatformFailed(kind, new Problem(code,
                Prose.of(manners.platform() + " " + what + ", asked for {}", Untrusted.of(ask.toString())), hint));
    }
}
