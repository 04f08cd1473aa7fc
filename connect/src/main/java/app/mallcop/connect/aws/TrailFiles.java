package app.mallcop.connect.aws;

import app.mallcop.api.Problem;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Streams from the bucket of a trail: one for each account and region that has files there. */
final class TrailFiles {

    /** By the time a file was put there, which is when its records can be had. */
    private static final Keeping KEEPING = Keeping.days(90, Duration.ofMinutes(30), Duration.ofDays(1));

    private final Aws aws;
    private final AwsSettings settings;
    private final Wiring wiring;
    private final Mapping mapping;
    private final S3Client s3;
    private final String bucket;

    TrailFiles(Aws aws, AwsSettings settings, Wiring wiring, Mapping mapping) {
        this.aws = aws;
        this.settings = settings;
        this.wiring = wiring;
        this.mapping = mapping;
        this.s3 = aws.s3();
        this.bucket = settings.bucket().orElseThrow();
    }

    Connector.Offer offer() throws PlatformFailed, InterruptedException {
        List<Connector.Stream> streams = new ArrayList<>();
        for (String account : accounts(settings.prefix(), true)) {
            for (String region : below(account + "CloudTrail/")) {
                String name = last(region);
                boolean wanted = settings.regions().isEmpty() || settings.allRegions()
                        || settings.namedRegions().contains(name);
                if (wanted) {
                    streams.add(new TimeStream("trail " + last(account) + " " + name, KEEPING, wiring.reach(),
                            new TrailWindow(aws, s3, bucket, region, mapping.bind(wiring.id(), wiring.type()))));
                }
            }
        }
        if (streams.isEmpty()) {
            throw new PlatformFailed(PlatformFailed.Kind.ABSENT, Problem.of("no-trail-files",
                    "the bucket has no files of a trail under its prefix",
                    "Check trail_bucket and trail_prefix; the prefix ends in AWSLogs/, before the account."));
        }
        return new Connector.Offer(streams, "trail in a bucket",
                List.of("The bucket has what its trail is set to record, and loses what its lifecycle rules delete."));
    }

    /** Account folders; an organisation's trail has them one level deeper. */
    private List<String> accounts(String prefix, boolean organisations) throws PlatformFailed, InterruptedException {
        List<String> accounts = new ArrayList<>();
        for (String folder : below(prefix)) {
            String name = last(folder);
            if (name.matches("[0-9]{12}")) {
                accounts.add(folder);
            } else if (organisations && name.startsWith("o-")) {
                accounts.addAll(accounts(folder, false));
            }
        }
        return accounts;
    }

    private List<String> below(String prefix) throws PlatformFailed, InterruptedException {
        ListObjectsV2Response listed = aws.ask("ListObjectsV2",
                () -> s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).delimiter("/")));
        return listed.commonPrefixes().stream().map(CommonPrefix::prefix).sorted().toList();
    }

    private static String last(String folder) {
        String bare = folder.substring(0, folder.length() - 1);
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}
