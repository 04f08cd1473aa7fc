package app.mallcop.connect.aws;

import app.mallcop.api.Problem;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import app.mallcop.net.Ask;
import app.mallcop.net.Network;
import app.mallcop.net.Pace;
import app.mallcop.store.secrets.SecretBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests to one of AWS's services, for those who speak to it themselves: with the credentials that AWS's own tools use. */
public final class AwsSigning {

    /** What the signature adds; the rest is as it was. */
    private static final Set<String> ADDED = Set.of("Authorization", "X-Amz-Date", "X-Amz-Security-Token",
            "x-amz-content-sha256");

    private final AwsCredentialsProvider credentials;
    private final Asking asking;
    private final String service;
    private final String region;

    private AwsSigning(AwsCredentialsProvider credentials, Asking asking, String service, String region) {
        this.credentials = credentials;
        this.asking = asking;
        this.service = service;
        this.region = region;
    }

    /**
     * For one service in one region.
     *
     * @param profile that the config names
     * @param home the user's home folder
     */
    public static AwsSigning of(String service, String region, Optional<String> profile, SecretBackend variables,
            Path home, Network network) {
        WireClient http = new WireClient(network.wire());
        return new AwsSigning(AwsSignIn.usual(new AwsSignIn.Places(profile, variables, home)),
                new Asking(network.waits(), Pace.free(), http), service, region);
    }

    /** A POST, signed; finding the credentials may ask AWS. */
    public Ask signed(Ask ask) throws PlatformFailed, InterruptedException {
        if (!ask.method().equals("POST")) {
            throw new PlatformFailed(Kind.REFUSED,
                    Problem.of("not-signed", "only a POST is signed", "Please report this."));
        }
        AwsCredentialsIdentity identity = asking.ask("credentials", credentials::resolveCredentials);
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(ask.uri());
        ask.headers().forEach(request::putHeader);
        byte[] body = ask.body();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity).request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        Ask out = ask;
        for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
            if (ADDED.stream().anyMatch(header.getKey()::equalsIgnoreCase)) {
                out = out.header(header.getKey(), String.join(",", header.getValue()));
            }
        }
        return out;
    }
}
