package app.mallcop.connect.entra;

import app.mallcop.api.Problem;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failed sign-in amounts to. Entra's message is not told, only its number: it quotes the request. */
final class SignInRefused {

    private static final Pattern NUMBER = Pattern.compile("AADSTS[0-9]{4,8}");

    private SignInRefused() {}

    static PlatformFailed of(Throwable thrown, Identity identity) throws InterruptedException {
        for (Throwable why = thrown; why != null; why = why.getCause()) {
            switch (why) {
                case PlatformFailed failed -> {
                    return failed;
                }
                case InterruptedException _ -> throw new InterruptedException();
                case MsalServiceException refused -> {
                    return refused(refused, identity);
                }
                default -> {
                }
            }
        }
        return new PlatformFailed(Kind.UNREACHABLE, Problem.of("sign-in-failed", "Microsoft's sign-in did not work",
                "Check the network, the proxy and login_url; --debug shows more.")).causedBy(thrown);
    }

    private static PlatformFailed refused(MsalServiceException refused, Identity identity) {
        Matcher number = NUMBER.matcher(String.valueOf(refused.getMessage()));
        String code = number.find() ? number.group() : "no number";
        return new PlatformFailed(Kind.CREDENTIALS, Problem.of("sign-in-refused",
                "Microsoft's sign-in refuses the application: " + code, hint(code, identity))).causedBy(refused);
    }

    private static String hint(String code, Identity identity) {
        String at = identity.prefix();
        return switch (code) {
            case "AADSTS7000215" -> "The secret is wrong; " + at + "_CLIENT_SECRET takes its value, not its id.";
            case "AADSTS7000222" -> "The secret has expired; make a new one and set " + at + "_CLIENT_SECRET.";
            case "AADSTS700016" -> "This tenant knows no such application; check " + at + "_CLIENT_ID and the tenant.";
            case "AADSTS90002", "AADSTS900023" -> "There is no such tenant; check " + at + "_TENANT_ID.";
            case "AADSTS700027" -> "The certificate is not one of the application's; upload it there.";
            case "AADSTS70021", "AADSTS700213" ->
                "No federated credential of the application fits the token's issuer and subject.";
            case "AADSTS700024" -> "The token or the clock is out of date.";
            case "AADSTS53003" -> "A conditional access policy for workload identities stops it.";
            default -> "Check " + at + "_TENANT_ID, " + at + "_CLIENT_ID and the secret or certificate.";
        };
    }
}
