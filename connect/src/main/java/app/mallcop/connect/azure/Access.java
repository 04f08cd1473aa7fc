package app.mallcop.connect.azure;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.entra.Cloud;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Ask;
import app.mallcop.net.SignedCaller;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Azure, signed in to: one caller for each interface, so that its pace is kept by all streams together. */
final class Access {

    private final Wiring wiring;
    private final Cloud cloud;
    private final SignedCaller arm;
    private final SignedCaller graph;

    private Access(Wiring wiring, Cloud cloud) {
        this.wiring = wiring;
        this.cloud = cloud;
        this.arm = cloud.arm();
        this.graph = cloud.graph();
    }

    static Access of(Wiring wiring) throws PlatformFailed {
        return new Access(wiring, Cloud.of(wiring, "AZURE"));
    }

    Cloud cloud() {
        return cloud;
    }

    Pages armPages() {
        return Pages.ofArm(arm);
    }

    Pages graphPages() {
        return Pages.ofGraph(graph);
    }

    Instant now() {
        return wiring.network().waits().now();
    }

    ActivityLog activityLog() {
        Set<String> groups = wiring.options().texts("resource_groups").stream()
                .map(group -> group.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new ActivityLog(armPages(), cloud.armBase(), new Roles(arm, cloud.armBase()), groups, wiring.reach(),
                this::now);
    }

    /** Those of the config, else that of the variable, else all that can be read. */
    List<String> subscriptions() throws PlatformFailed, InterruptedException {
        List<String> named = wiring.options().texts("subscriptions");
        if (!named.isEmpty()) {
            return named;
        }
        var variable = wiring.variable("AZURE_SUBSCRIPTION_ID");
        return variable.isPresent() ? List.of(variable.get()) : readable();
    }

    List<String> readable() throws PlatformFailed, InterruptedException {
        Set<String> ids = new TreeSet<>();
        armPages().read(Ask.uri(cloud.armBase(), List.of("subscriptions"), Map.of("api-version", "2022-12-01")),
                subscription -> ids.add(Said.text(subscription, "subscriptionId")));
        ids.remove("");
        return List.copyOf(ids);
    }
}
