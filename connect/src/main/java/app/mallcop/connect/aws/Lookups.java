package app.mallcop.connect.aws;

import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** Streams by LookupEvents: one for each region and pass. */
final class Lookups {

    private static final Duration KEPT = Duration.ofDays(90).minusMinutes(15);
    private static final Duration LATE = Duration.ofMinutes(30);
    private static final Keeping DENSE = new Keeping(KEPT, LATE, Duration.ofHours(6));
    /** Few records: longer slices spare requests, of which there are two a second. */
    private static final Keeping SPARSE = new Keeping(KEPT, LATE, Duration.ofDays(7));
    private static final String LOSES = "LookupEvents has management events of the last 90 days: no reads and writes of objects, and of"
            + " reads only sign-ins, roles and secrets. A trail's bucket (trail_bucket) has more.";

    private final Aws aws;
    private final AwsSettings settings;
    private final Wiring wiring;
    private final Mapping mapping;

    Lookups(Aws aws, AwsSettings settings, Wiring wiring, Mapping mapping) {
        this.aws = aws;
        this.settings = settings;
        this.wiring = wiring;
        this.mapping = mapping;
    }

    Connector.Offer offer() throws PlatformFailed, InterruptedException {
        List<String> loses = new ArrayList<>(List.of(LOSES));
        SortedSet<String> regions = settings.namedRegions();
        if (settings.allRegions()) {
            List<String> off = new ArrayList<>();
            for (String region : everyRegion()) {
                if (isOn(region)) {
                    regions.add(region);
                } else {
                    off.add(region);
                }
            }
            if (!off.isEmpty()) {
                loses.add("Regions that this account has not switched on are not read: " + String.join(", ", off));
            }
        }
        List<Connector.Stream> streams = new ArrayList<>();
        for (String region : regions) {
            for (Pass pass : Pass.ALL) {
                streams.add(new TimeStream(region + " " + pass.name(), pass.isSparse() ? SPARSE : DENSE,
                        wiring.reach(),
                        new LookupWindow(aws, region, pass, mapping.bind(wiring.id(), wiring.type()))));
            }
        }
        return new Connector.Offer(streams, "LookupEvents", loses);
    }

    /** All that the SDK knows beside the home region: asking EC2 for them would need its client and a permission more. */
    private SortedSet<String> everyRegion() {
        RegionMetadata home = RegionMetadata.of(Region.of(settings.home()));
        TreeSet<String> all = new TreeSet<>();
        for (Region region : CloudTrailClient.serviceMetadata().regions()) {
            RegionMetadata metadata = RegionMetadata.of(region);
            if (!region.isGlobalRegion() && metadata != null
                    && (home == null || metadata.partition().id().equals(home.partition().id()))) {
                all.add(region.id());
            }
        }
        all.removeAll(settings.namedRegions());
        return all;
    }

    /** A region that the account has not switched on does not know its credentials. */
    private boolean isOn(String region) throws PlatformFailed, InterruptedException {
        try {
            aws.lookUp(region, () -> aws.trail(region).lookupEvents(request -> request.maxResults(1)));
            return true;
        } catch (PlatformFailed e) {
            if (e.kind() == PlatformFailed.Kind.CREDENTIALS) {
                return false;
            }
            throw e;
        }
    }
}
