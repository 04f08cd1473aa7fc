package app.mallcop.connect.aws;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.Discovery.Need;
import app.mallcop.api.plugin.Discovery.Setting;
import app.mallcop.api.plugin.Discovery.State;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Asks who we are, for trails, and for a page of events: each needs another permission. */
final class AwsDiscovery {

    static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": \
            ["cloudtrail:LookupEvents", "cloudtrail:DescribeTrails"]}]}""";

    private static final Need KEYS = new Need("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            "In CI, let the job assume a role by OIDC; on your own machine, run aws sso login and set profile; else make a user"
                    + " (aws iam create-user --user-name mallcop) with this policy and nothing else, and a key for it: "
                    + POLICY);
    private static final Need POLICY_NEEDED = new Need("cloudtrail:LookupEvents",
            "Attach this policy to the user or role: " + POLICY);

    private final Wiring wiring;

    AwsDiscovery(Wiring wiring) {
        this.wiring = wiring;
    }

    Discovery found() throws InterruptedException {
        if (!AwsSignIn.seemsPossible(wiring)) {
            return Discovery.absent();
        }
        try {
            AwsSettings settings = AwsSettings.of(wiring);
            Aws aws = new Aws(wiring, settings);
            return found(settings, aws, aws.identity(settings.account()));
        } catch (PlatformFailed e) {
            return failed(e, KEYS);
        }
    }

    private Discovery found(AwsSettings settings, Aws aws, GetCallerIdentityResponse identity)
            throws PlatformFailed, InterruptedException {
        Untrusted account = Untrusted.of(String.valueOf(identity.account()));
        List<Prose> found = new ArrayList<>(List.of(Prose.of("account {} as {}", account,
                Untrusted.of(String.valueOf(identity.arn())))));
        List<String> notes = new ArrayList<>();
        List<Need> needs = new ArrayList<>();
        List<Setting> settingsToWrite = List.of(Setting.one("region", Untrusted.of(settings.home())),
                Setting.one("account_id", account));
        try {
            int trails = aws.ask("DescribeTrails", () -> aws.trail(settings.home()).describeTrails()).trailList()
                    .size();
            found.add(Prose.of(trails == 1 ? "1 trail" : trails + " trails"));
            if (trails == 0) {
                notes.add("Without a trail AWS forgets everything after 90 days.");
            }
        } catch (PlatformFailed e) {
            needs.add(new Need("cloudtrail:DescribeTrails", "Attach this policy to the user or role: " + POLICY));
        }
        if (settings.bucket().isPresent()) {
            notes.add("Events are read from the trail's bucket, which needs s3:ListBucket and s3:GetObject on it.");
            return new Discovery(State.READY, found, needs, settingsToWrite, notes, -1);
        }
        try {
            return new Discovery(State.READY, found, needs, settingsToWrite, notes, eventsPerDay(settings, aws));
        } catch (PlatformFailed e) {
            return failed(e, POLICY_NEEDED);
        }
    }

    /** By a page of the last day's changes; more than a page in a day is reckoned up from how long the page took to fill. */
    private long eventsPerDay(AwsSettings settings, Aws aws) throws PlatformFailed, InterruptedException {
        Instant now = wiring.network().waits().now();
        LookupEventsResponse page = aws.lookUp(settings.globalRegion(), () -> aws.trail(settings.globalRegion())
                .lookupEvents(request -> request.startTime(now.minus(Duration.ofDays(1))).endTime(now).maxResults(50)
                        .lookupAttributes(Pass.ALL.getFirst().attribute())));
        int size = page.events().size();
        if (size == 0 || page.nextToken() == null || page.events().getLast().eventTime() == null) {
            return size;
        }
        long seconds = Math.max(1, Duration.between(page.events().getLast().eventTime(), now).toSeconds());
        return size * Duration.ofDays(1).toSeconds() / seconds;
    }

    private static Discovery failed(PlatformFailed e, Need need) {
        State state = switch (e.kind()) {
            case CREDENTIALS -> State.CREDENTIALS_MISSING;
            case PERMISSION -> State.NOT_PERMITTED;
            case ABSENT, THROTTLED, UNREACHABLE, BROKEN, REFUSED -> State.NOT_REACHED;
        };
        boolean helps = state != State.NOT_REACHED;
        return new Discovery(state, List.of(e.problem().message()), helps ? List.of(need) : List.of(), List.of(),
                helps ? List.of() : List.of(e.problem().hint()), -1);
    }
}
