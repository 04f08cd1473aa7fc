package app.mallcop.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One proxy for all that goes out, except for the hosts that {@code NO_PROXY} names. */
public final class Proxies extends ProxySelector {

    private static final int USUAL_PORT = 8080;

    private final Proxy proxy;
    private final List<String> direct;

    private Proxies(Proxy proxy, List<String> direct) {
        this.proxy = proxy;
        this.direct = direct;
    }

    /**
     * @param proxy its address, such as {@code http://proxy.example:3128}
     * @param noProxy hosts and domains, with commas; {@code *} is all
     */
    public static Optional<ProxySelector> of(Optional<String> proxy, Optional<String> noProxy) {
        return proxy.filter(text -> !text.isBlank()).map(text -> {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
            List<String> direct = new ArrayList<>();
            for (String part : noProxy.orElse("").split(",", -1)) {
                String name = part.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    direct.add(name.startsWith(".") ? name.substring(1) : name);
                }
            }
            return new Proxies(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(uri.getHost(), port)), direct);
        });
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        // What is meant for this machine would be sent through the network, http and all.
        boolean goesDirect = Caller.isThisMachine(uri) || direct.stream().anyMatch(
                name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
        return List.of(goesDirect ? Proxy.NO_PROXY : proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException why) {
        // The caller hears of it by the exception.
    }
}
