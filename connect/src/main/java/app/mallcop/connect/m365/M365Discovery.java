package app.mallcop.connect.m365;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.Discovery.Need;
import app.mallcop.api.plugin.Discovery.Setting;
import app.mallcop.api.plugin.Discovery.State;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.entra.EntraToken;
import app.mallcop.connect.polling.Wiring;
import java.util.List;

/** Lists the subscriptions, which needs the permission that reading needs, and starts none. */
final class M365Discovery {

    private static final Need APPLICATION = new Need("M365_TENANT_ID, M365_CLIENT_ID and M365_CLIENT_SECRET",
            "Register an application: az ad app create --display-name mallcop; az ad sp create --id APP; az ad app credential reset --id"
                    + " APP. Then give it the permission below.");
    private static final Need PERMISSION = new Need("ActivityFeed.Read",
            "az ad app permission add --id APP --api c5393580-f805-4401-95e8-94b7a6ef2fc2 --api-permissions"
                    + " 594c1fb6-4f81-4475-ae41-0c394909246c=Role; az ad app permission admin-consent --id APP. For data loss"
                    + " prevention add ActivityFeed.ReadDlp of the same API.");

    private final Wiring wiring;

    M365Discovery(Wiring wiring) {
        this.wiring = wiring;
    }

    Discovery found() throws InterruptedException {
        if (wiring.variable("M365_CLIENT_ID", "ENTRA_CLIENT_ID", "AZURE_CLIENT_ID").isEmpty()) {
            return wiring.variable("M365_TENANT_ID", "M365_CLIENT_SECRET").isPresent()
                    ? Discovery.missing(List.of(APPLICATION, PERMISSION))
                    : Discovery.absent();
        }
        try {
            List<String> started = Feed.of(wiring).subscriptions();
            String tenant = EntraToken.of(wiring, "M365", "ENTRA", "AZURE").tenant();
            return new Discovery(State.READY,
                    List.of(Prose.of("tenant {}", Untrusted.of(tenant)),
                            Prose.of(started.size() + " of " + Feed.CONTENT_TYPES.size()
                                    + " content types are subscribed to")),
                    List.of(), List.of(Setting.one("tenant_id", Untrusted.of(tenant))),
                    started.isEmpty()
                            ? List.of(
                                    "The first scan subscribes; Microsoft then takes up to 12 hours to show anything.")
                            : List.of(),
                    -1);
        } catch (PlatformFailed e) {
            return switch (e.kind()) {
                case CREDENTIALS -> failed(State.CREDENTIALS_MISSING, e, List.of(APPLICATION, PERMISSION));
                case PERMISSION -> failed(State.NOT_PERMITTED, e, List.of(PERMISSION));
                case ABSENT, THROTTLED, UNREACHABLE, BROKEN, REFUSED -> failed(State.NOT_REACHED, e, List.of());
            };
        }
    }

    private static Discovery failed(State state, PlatformFailed e, List<Need> needs) {
        return new Discovery(state, List.of(e.problem().message()), needs, List.of(), List.of(e.problem().hint()), -1);
    }
}
