package app.mallcop.actors.model;

import app.mallcop.actors.model.ModelFailed.Kind;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.net.Caller;
import app.mallcop.net.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What went wrong with a backend, in words: who, where and what. Never a key, a question or an answer. */
final class Told {

    /** What backends call their errors: one word. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{0,255}");
    /** A gateway that says this may have passed the question on. */
    private static final Set<Integer> MAYBE_DONE = Set.of(408, 500, 502, 504, 520, 522, 524);

    private final String called;
    private final String where;

    Told(String called, URI base) {
        this(called, Caller.host(base));
    }

    Told(String called, String where) {
        this.called = called;
        this.where = where;
    }

    String called() {
        return called;
    }

    ModelFailed refused(int status, String word) {
        String said = CODE.matcher(word).matches() ? status + " (" + word + ")" : "" + status;
        return switch (status) {
            case 401 -> failed(Kind.NO_ACCESS, "does not accept the key: " + said, false);
            case 402 -> failed(Kind.NO_ACCESS, "says that nothing is left on the account: " + said, false);
            case 403 -> failed(Kind.NO_ACCESS, "does not permit this: " + said, false);
            case 404 -> failed(Kind.NOT_TAKEN, "knows no such model, or nothing is there: " + said, false);
            case 413 -> failed(Kind.NOT_TAKEN, "says that the question is too long: " + said, false);
            case 429 -> failed(Kind.BUSY, "asks to come again later: " + said, false);
            case 503, 529 -> failed(Kind.BUSY, "is overloaded: " + said, false);
            default -> status >= 500 || status == 408
                    ? failed(Kind.BUSY, "is broken: " + said, MAYBE_DONE.contains(status))
                    : failed(Kind.NOT_TAKEN, status < 400
                            ? "sends elsewhere, which is not followed: " + said
                            : "refuses the question: " + said, false);
        };
    }

    ModelFailed unanswered(IOException why) {
        boolean connected = Tries.connected(why);
        return switch (why) {
            case Wire.TooLarge _ -> failed(Kind.MALFORMED,
                    "answered with more than " + (Tries.MOST_BYTES >> 20) + " MB", true);
            case UnknownHostException _ -> failed(Kind.UNREACHABLE, "has an unknown host name", false);
            case SSLException _ -> failed(Kind.UNREACHABLE, "offers no connection that can be trusted",
                    connected);
            default -> !connected
                    ? failed(Kind.UNREACHABLE, "can't be reached", false)
                    : why instanceof HttpTimeoutException
                            ? failed(Kind.SLOW, "did not answer in time", true)
                            : Tries.unanswered(why)
                                    ? failed(Kind.UNREACHABLE, "broke the connection off", true)
                                    : failed(Kind.MALFORMED, "broke off in the middle of an answer", true);
        };
    }

    /** @param reason names what is wrong, never what was found */
    ModelFailed malformed(String reason) {
        return failed(Kind.MALFORMED, "answered with what can't be used: " + reason, true);
    }

    ModelFailed failed(Kind kind, String what, boolean mayHaveCost) {
        // The operator's own words, as long as they look like a host.
        Prose said = HOST.matcher(where).matches()
                ? Prose.of(called + (where.isEmpty() ? " " : " at " + where + " ") + what)
                : Prose.of(called + " at {} " + what, Untrusted.of(where));
        return new ModelFailed(kind, said, mayHaveCost);
    }
}
