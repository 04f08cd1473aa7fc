package app.mallcop.net.guarded;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** A webhook's address: HTTPS, a host, no user in it. Its path is a secret, so only the host shows. */
public final class WebhookUrl {

    private static final SpecialAddresses SPECIAL = SpecialAddresses.load();

    /** What came of reading one. */
    public sealed interface Read {}

    public record Good(WebhookUrl url) implements Read {}

    /** @param why in our own words, and perhaps the host; never the path */
    public record Bad(String why) implements Read {}

    private final URI uri;

    private WebhookUrl(URI uri) {
        this.uri = uri;
    }

    /** Without the network: a name is looked up when it is sent to. */
    public static Read read(String text, boolean privateAllowed) {
        URI uri;
        try {
            uri = new URI(text.strip()).parseServerAuthority();
        } catch (URISyntaxException e) {
            return new Bad("not an address such as https://host/path");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return new Bad("HTTPS required for webhook URL, got " + (uri.getScheme() == null
                    ? "no scheme"
                    : "'" + uri.getScheme().toLowerCase(Locale.ROOT) + "'"));
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getPort() > 65_535 || isNumber(host)) {
            return new Bad("not an address such as https://host/path");
        }
        if (uri.getRawUserInfo() != null) {
            return new Bad("a user or password in it");
        }
        if (uri.getRawFragment() != null) {
            return new Bad("a '#' in it");
        }
        WebhookUrl url = new WebhookUrl(uri);
        return url.barred(privateAllowed).<Read>map(Bad::new).orElse(new Good(url));
    }

    /** {@code 0x7f.1} is a name to us and an address to many resolvers. */
    private static boolean isNumber(String host) {
        char first = host.charAt(host.lastIndexOf('.') + 1);
        return first >= '0' && first <= '9' && SpecialAddresses.literal(host).isEmpty();
    }

    private Optional<String> barred(boolean privateAllowed) {
        boolean thisMachine = host().equals("localhost") || host().endsWith(".localhost");
        if (thisMachine && !privateAllowed) {
            return Optional.of(barred(""));
        }
        return SpecialAddresses.literal(host()).flatMap(address -> barred(address, privateAllowed, ""));
    }

    /** Why nothing may be sent to this address; empty when it may. */
    Optional<String> barred(InetAddress address, boolean privateAllowed) {
        return barred(address, privateAllowed, " resolves to " + address.getHostAddress());
    }

    private Optional<String> barred(InetAddress address, boolean privateAllowed, String how) {
        return SPECIAL.of(address).filter(special -> !(special.isPrivate() && privateAllowed))
                .map(special -> barred(how) + " (" + special.what() + ")");
    }

    private String barred(String how) {
        return "Webhook URL points to private/reserved address: " + host() + how;
    }

    /** Lower case, in brackets for IPv6. */
    public String host() {
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    }

    int port() {
        return uri.getPort() < 0 ? 443 : uri.getPort();
    }

    /** Path and query, as a request line has them. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    URI uri() {
        return uri;
    }

    @Override
    public String toString() {
        return "https://" + host() + "/…";
    }
}
