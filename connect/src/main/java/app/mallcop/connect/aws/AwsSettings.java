package app.mallcop.connect.aws;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the config and the environment say of AWS.
 *
 * @param home the region where accounts and roles are asked for
 * @param regions to read, beside the home region and the one with the records of global services
 * @param account the account that is expected
 * @param endpoint instead of AWS's own addresses, for all services
 * @param bucket where a trail leaves its files; empty when LookupEvents is asked
 */
record AwsSettings(String home, List<String> regions, Optional<String> account, Optional<String> profile,
        Optional<String> role, Optional<URI> endpoint, Optional<String> bucket, String prefix) {

    private static final String USUAL_REGION = "us-east-1";

    static AwsSettings of(Wiring wiring) throws PlatformFailed {
        Optional<String> url = wiring.text("api_url", "AWS_ENDPOINT_URL");
        Optional<URI> endpoint = url.isEmpty()
                ? Optional.empty()
                : Optional.of(wiring.base("api_url", url.get(), "AWS_ENDPOINT_URL"));
        Optional<String> bucket = wiring.text("trail_bucket", "AWS_TRAIL_BUCKET");
        String prefix = wiring.text("trail_prefix", "AWS_TRAIL_PREFIX").orElse("AWSLogs/");
        return new AwsSettings(
                wiring.text("region", "AWS_DEFAULT_REGION", "AWS_REGION").orElse(USUAL_REGION),
                List.copyOf(wiring.options().texts("regions")), wiring.text("account_id"),
                wiring.text("profile"), wiring.text("role_arn"), endpoint, bucket,
                prefix.endsWith("/") ? prefix : prefix + "/");
    }

    boolean allRegions() {
        return regions.contains("all");
    }

    /** The home region, that of the global services, and those named. */
    SortedSet<String> namedRegions() {
        TreeSet<String> all = new TreeSet<>(regions);
        all.remove("all");
        all.add(home);
        all.add(globalRegion());
        return all;
    }

    /** Where IAM, STS and most sign-ins leave their records. */
    String globalRegion() {
        return home.startsWith("cn-") ? "cn-north-1" : home.startsWith("us-gov-") ? "us-gov-west-1" : USUAL_REGION;
    }
}
