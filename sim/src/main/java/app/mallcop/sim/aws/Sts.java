package app.mallcop.sim.aws;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;

import app.mallcop.sim.company.Company;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** STS's query service: forms in, XML out. */
final class Sts {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final SigV4 signatures;
    private final AtomicInteger sessions = new AtomicInteger();

    Sts(SigV4 signatures) {
        this.signatures = signatures;
    }

    Answer answer(Request request, SigV4.Caller caller) {
        Given form = request.form(Param.required("Action", Format.oneOf("GetCallerIdentity", "AssumeRole")),
                Param.required("Version", Format.oneOf("2011-06-15")), Param.optional("RoleArn", Format.ANY),
                Param.optional("RoleSessionName", Format.ANY),
                Param.optional("DurationSeconds", Format.number(900, 43200)));
        return form.text("Action").equals("AssumeRole") ? assume(request, form) : identity(caller);
    }

    private static Answer identity(SigV4.Caller caller) {
        boolean role = caller.keyId().startsWith("ASIA");
        String arn = role
                ? "arn:aws:sts::" + Company.AWS_ACCOUNT + ":assumed-role/mallcop-reader/mallcop"
                : "arn:aws:iam::" + Company.AWS_ACCOUNT + ":user/mallcop";
        return xml("GetCallerIdentity", "<Arn>" + arn + "</Arn><UserId>AIDASIMULATED</UserId><Account>"
                + Company.AWS_ACCOUNT + "</Account>");
    }

    private Answer assume(Request request, Given form) {
        if (!form.text("RoleArn", "").equals(AwsVendor.ROLE) || !form.has("RoleSessionName")) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "RoleArn", "not authorized to assume it"));
        }
        int number = sessions.incrementAndGet();
        String key = "ASIASIMULATED" + (1_000_000 + number);
        String secret = "simulated-session-secret-" + number;
        String session = "simulated-session-token-" + number;
        signatures.know(key, secret, session);
        // By the wall clock, as the one who signs reckons.
        Instant until = Instant.now().plus(Duration.ofSeconds(form.number("DurationSeconds", 3600)));
        return xml("AssumeRole", "<Credentials><AccessKeyId>" + key + "</AccessKeyId><SecretAccessKey>" + secret
                + "</SecretAccessKey><SessionToken>" + session + "</SessionToken><Expiration>" + until
                + "</Expiration></Credentials>");
    }

    private static Answer xml(String action, String result) {
        return Answer.text(200, "text/xml", "<" + action + "Response xmlns=\"" + NAMESPACE + "\"><" + action + "Result>"
                + result + "</" + action + "Result></" + action + "Response>");
    }
}
