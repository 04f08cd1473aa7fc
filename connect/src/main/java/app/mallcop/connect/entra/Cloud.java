package app.mallcop.connect.entra;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Pace;
import app.mallcop.net.SignedCaller;
import app.mallcop.net.json.Json;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where Azure's interfaces are, and what a token for each is asked for. A sovereign cloud is known by its Resource
 * Manager; an {@code api_url} that is none of theirs, such as a gateway, serves all three beneath itself.
 */
public final class Cloud {

    /** A base address, and the resource that tokens for it are asked for. */
    public record Place(URI base, String resource) {}

    private record Known(String arm, String graph, String logs) {}

    private static final List<Known> CLOUDS = List.of(
            new Known("https://management.azure.com", "https://graph.microsoft.com", "https://api.loganalytics.io"),
            new Known("https://management.usgovcloudapi.net", "https://graph.microsoft.us",
                    "https://api.loganalytics.us"),
            new Known("https://management.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn",
                    "https://api.loganalytics.azure.cn"));

    /** Microsoft's graph allows 5 sign-in requests in 10 seconds; the others say when it is too much. */
    private static final Duration GRAPH_STRETCH = Duration.ofSeconds(10);
    private static final int GRAPH_REQUESTS = 5;

    private final Wiring wiring;
    private final EntraToken signIn;
    private final Place arm;
    private final Place graph;
    private final Place logs;

    private Cloud(Wiring wiring, EntraToken signIn, Place arm, Place graph, Place logs) {
        this.wiring = wiring;
        this.signIn = signIn;
        this.arm = arm;
        this.graph = graph;
        this.logs = logs;
    }

    public static Cloud of(Wiring wiring, String... prefixes) throws PlatformFailed {
        EntraToken signIn = EntraToken.of(wiring, prefixes);
        Known usual = CLOUDS.getFirst();
        URI base = wiring.base("api_url", usual.arm(), "AZURE_RESOURCE_MANAGER_URL");
        for (Known known : CLOUDS) {
            if (Caller.host(base).equals(Caller.host(URI.create(known.arm())))) {
                return new Cloud(wiring, signIn, place(known.arm()), place(known.graph()), place(known.logs()));
            }
        }
        return new Cloud(wiring, signIn, new Place(base, usual.arm()), new Place(base, usual.graph()),
                new Place(base, usual.logs()));
    }

    private static Place place(String base) {
        return new Place(URI.create(base), base);
    }

    public EntraToken signIn() {
        return signIn;
    }

    public URI armBase() {
        return arm.base();
    }

    public URI graphBase() {
        return graph.base();
    }

    public URI logsBase() {
        return logs.base();
    }

    public SignedCaller arm() {
        return caller("Azure", arm, Pace.perSecond(10));
    }

    public SignedCaller graph() {
        return caller("Microsoft Graph", graph, Pace.of(GRAPH_REQUESTS, GRAPH_STRETCH, GRAPH_REQUESTS));
    }

    /** 200 requests in 30 seconds are allowed. */
    public SignedCaller logs() {
        return caller("Log Analytics", logs, Pace.perSecond(6));
    }

    private SignedCaller caller(String name, Place place, Pace pace) {
        Manners manners = Manners.of(name, Set.of(Caller.host(place.base()))).code(Cloud::code)
                .within(Duration.ofMinutes(3), Manners.MOST_BYTES);
        return new SignedCaller(wiring.network().caller(manners, pace), signIn.token(place.resource()));
    }

    /** All of them say {@code {"error": {"code": …}}}. */
    private static String code(Answer answer) {
        try {
            return Json.object(answer).fields().get(Untrusted.of("error")) instanceof Value.Fields error
                    && error.fields().get(Untrusted.of("code")) instanceof Value.Text(Untrusted code)
                            ? code.clear()
                            : "";
        } catch (Unreadable e) {
            return "";
        }
    }
}
