package app.mallcop.connect.aws;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What went wrong with AWS, in words. Of an answer only AWS's error word is taken over, never its text. */
final class AwsFailures {

    static final String UNREADABLE = "answer-unreadable";

    private static final Set<String> BAD_CREDENTIALS = Set.of("ExpiredToken", "ExpiredTokenException",
            "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "SignatureDoesNotMatch",
            "InvalidSignatureException", "IncompleteSignature", "IncompleteSignatureException", "InvalidToken",
            "AuthFailure", "MissingAuthenticationToken", "MissingAuthenticationTokenException",
            "UnauthorizedException");

    private static final Set<String> THROTTLING = Set.of("Throttling", "ThrottlingException", "SlowDown",
            "RequestLimitExceeded", "TooManyRequestsException", "ThrottledException");

    private AwsFailures() {}

    static PlatformFailed of(String operation, SdkException e) {
        return e instanceof AwsServiceException service ? refused(operation, service) : unanswered(operation, e);
    }

    private static PlatformFailed refused(String operation, AwsServiceException e) {
        String code = e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? ""
                : e.awsErrorDetails().errorCode();
        int status = e.statusCode();
        if (THROTTLING.contains(code) || status == 429) {
            return failed(Kind.THROTTLED, "throttled", operation, "AWS asks to come again later: " + word(code, status),
                    "See whether something else calls LookupEvents in this account; the next scan goes on from here.");
        }
        if (status >= 500) {
            return failed(Kind.BROKEN, "platform-broken", operation, "AWS is broken: " + word(code, status),
                    "Try again later; nothing is lost, the next scan goes on from here.");
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return failed(Kind.CREDENTIALS, "credentials-refused", operation,
                    "AWS does not accept the credentials: " + word(code, status),
                    "Check that they are complete and not expired; with SSO, run aws sso login. A region that the account has not"
                            + " switched on also says this.");
        }
        if (status == 403 || code.startsWith("AccessDenied") || code.equals("UnauthorizedOperation")) {
            return failed(Kind.PERMISSION, "not-permitted", operation,
                    "AWS does not permit this: " + word(code, status),
                    "Give the user or role the policy of the page docs/connectors/aws-cloudtrail.md.");
        }
        if (code.isEmpty() && status != 404 && status != 301) {
            // Not AWS's way to say no: a proxy's page, or half an answer.
            return unreadable(operation).causedBy(e);
        }
        if (status == 404 || status == 301) {
            return failed(Kind.ABSENT, "not-there", operation, "AWS knows nothing there: " + word(code, status),
                    "Check region, trail_bucket and trail_prefix.");
        }
        return failed(Kind.REFUSED, "request-refused", operation, "AWS refuses the request: " + word(code, status),
                "See the connector's page; if the config is right, please report this.");
    }

    private static PlatformFailed unanswered(String operation, SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return failed(Kind.UNREACHABLE, "unreachable", operation,
                        "AWS offers no connection that can be trusted",
                        "Behind a proxy that reads TLS, name its CA in network.ca_bundle.").causedBy(e);
            }
            boolean cut = cause instanceof ZipException || cause instanceof EOFException;
            if (cut || cause.getClass().getName().contains(".jackson.")) {
                return unreadable(operation).causedBy(e);
            }
            if (cause instanceof IOException) {
                return failed(Kind.UNREACHABLE, "unreachable", operation, "AWS can't be reached",
                        "Check the network, network.proxy, region and api_url; the next scan goes on from here.")
                        .causedBy(e);
            }
        }
        String said = String.valueOf(e.getMessage());
        if (said.contains("credentials") || said.contains("rofile") || said.contains("SSO") || said.contains("oken")) {
            return failed(Kind.CREDENTIALS, "no-credentials", operation, "no credentials for AWS were found",
                    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile; with SSO, run aws sso login.")
                    .causedBy(e);
        }
        return unreadable(operation).causedBy(e);
    }

    private static PlatformFailed unreadable(String operation) {
        return failed(Kind.BROKEN, UNREADABLE, operation, "AWS answered with what can't be read",
                "Try again later; if it stays, please report it.");
    }

    private static String word(String code, int status) {
        return code.matches("[A-Za-z0-9._]{1,64}") ? status + " (" + code + ")" : "" + status;
    }

    private static PlatformFailed failed(Kind kind, String code, String operation, String what, String hint) {
        return new PlatformFailed(kind, new Problem(code,
                Prose.of(what + ", asked for {}", Untrusted.of(operation)), hint));
    }
}
