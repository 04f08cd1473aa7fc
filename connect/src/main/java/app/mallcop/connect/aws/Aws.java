package app.mallcop.connect.aws;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Pace;
import app.mallcop.net.Paces;
import app.mallcop.net.Waits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** AWS's services as one connector reaches them: its credentials, its addresses, and the pace that each region keeps. */
final class Aws {

    /** AWS allows LookupEvents twice a second in an account and region; a little less, since its clock is not ours. */
    private static final Duration BETWEEN_LOOKUPS = Duration.ofMillis(520);

    private final AwsSettings settings;
    private final SdkHttpClient http;
    private final Waits waits;
    private final Paces paces;
    private final AwsCredentialsProvider credentials;
    private final Asking unhurried;
    private final Map<String, CloudTrailClient> trails = new ConcurrentHashMap<>();
    private final Map<String, Asking> lookups = new ConcurrentHashMap<>();
    /** Known once somebody asked who we are, which comes first. */
    private volatile String account = "";

    Aws(Wiring wiring, AwsSettings settings) {
        this.settings = settings;
        this.http = new WireClient(wiring.network().wire());
        this.waits = wiring.network().waits();
        this.paces = wiring.network().paces();
        this.unhurried = new Asking(waits, Pace.free(), http);
        AwsCredentialsProvider usual = AwsSignIn.usual(wiring);
        this.credentials = settings.role().map(role -> AwsSignIn.assuming(role, sts(usual))).orElse(usual);
    }

    /** Who we are; refuses another account than the expected one. */
    GetCallerIdentityResponse identity(Optional<String> expected) throws PlatformFailed, InterruptedException {
        StsClient sts = sts(credentials);
        GetCallerIdentityResponse identity = unhurried.ask("GetCallerIdentity", sts::getCallerIdentity);
        if (expected.isPresent() && !expected.get().equals(identity.account())) {
            throw new PlatformFailed(PlatformFailed.Kind.CREDENTIALS, new Problem("wrong-account",
                    Prose.of("the credentials belong to AWS account {}, not to {}",
                            Untrusted.of(String.valueOf(identity.account())), Untrusted.of(expected.get())),
                    "Use credentials of that account, or correct account_id."));
        }
        account = String.valueOf(identity.account());
        return identity;
    }

    CloudTrailClient trail(String region) {
        return trails.computeIfAbsent(region,
                name -> set(CloudTrailClient.builder(), credentials, name).build());
    }

    /** Asks for events at the pace of this account and region, which all streams of all connectors share. */
    <T> T lookUp(String region, Callable<T> call) throws PlatformFailed, InterruptedException {
        return lookups
                .computeIfAbsent(region, _ -> new Asking(waits, paces.of("LookupEvents " + account + " " + region,
                        () -> Pace.of(1, BETWEEN_LOOKUPS, 1)), http))
                .ask("LookupEvents in " + region, call);
    }

    /** Asks for anything else. */
    <T> T ask(String operation, Callable<T> call) throws PlatformFailed, InterruptedException {
        return unhurried.ask(operation, call);
    }

    S3Client s3() {
        S3ClientBuilder builder = S3Client.builder().crossRegionAccessEnabled(settings.endpoint().isEmpty())
                .forcePathStyle(settings.endpoint().isPresent()).disableS3ExpressSessionAuth(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return set(builder, credentials, settings.home()).build();
    }

    private StsClient sts(AwsCredentialsProvider from) {
        return set(StsClient.builder(), from, settings.home()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B set(B builder,
            AwsCredentialsProvider from, String region) {
        settings.endpoint().ifPresent(builder::endpointOverride);
        BelowPath below = new BelowPath(settings.endpoint().map(Aws::path).orElse(""));
        return builder.httpClient(http).credentialsProvider(from).region(Region.of(region)).overrideConfiguration(
                own -> own.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(below));
    }

    private static String path(URI endpoint) {
        String path = String.valueOf(endpoint.getRawPath());
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
