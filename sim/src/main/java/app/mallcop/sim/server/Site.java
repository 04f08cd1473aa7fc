package app.mallcop.sim.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One host of a vendor: its names, its routes, and how it says no. It is reached under {@code /name} of the server, or by host name. */
public final class Site {

    private record Route(String method, PathPattern pattern, Handler handler) {}

    private final String name;
    private final Faults faults;
    private final List<String> hosts = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Tokens> tokens = new ArrayList<>();

    public Site(String name, Faults faults) {
        this.name = name;
        this.faults = faults;
    }

    /** Also answers when the Host header says this name; {@code *.} may begin it. */
    public Site host(String host) {
        hosts.add(host);
        return this;
    }

    /** {@code {x}} in the path stands for one segment, {@code {x...}} at its end for all the rest. The first that matches answers. */
    public Site route(String method, String path, Handler handler) {
        routes.add(new Route(method, PathPattern.of(path), handler));
        return this;
    }

    public Site get(String path, Handler handler) {
        return route("GET", path, handler);
    }

    public Site post(String path, Handler handler) {
        return route("POST", path, handler);
    }

    /** The tokens that are good here; a mishap may revoke them. */
    public Site accepts(Tokens issued) {
        tokens.add(issued);
        return this;
    }

    public String name() {
        return name;
    }

    Faults faults() {
        return faults;
    }

    List<String> hosts() {
        return hosts;
    }

    boolean isCalled(String host) {
        return hosts.stream().anyMatch(own -> own.startsWith("*.")
                ? host.length() > own.length() && host.endsWith(own.substring(1))
                : host.equals(own));
    }

    void revokeTokenOf(Request request) {
        tokens.forEach(issued -> issued.revokePresented(request));
    }

    Answer answer(Request request) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Optional<Map<String, String>> matched = route.pattern().match(request.path());
            if (matched.isPresent()) {
                pathKnown = true;
                if (route.method().equals(request.method())) {
                    return route.handler().answer(request.matching(matched.get()));
                }
            }
        }
        return faults.answer(pathKnown
                ? new Fault(Fault.Kind.WRONG_METHOD, request.method(), "this path does not know the method")
                : new Fault(Fault.Kind.NO_SUCH_PATH, request.path(), "there is nothing here"));
    }
}
