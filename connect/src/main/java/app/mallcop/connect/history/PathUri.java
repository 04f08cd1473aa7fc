package app.mallcop.connect.history;

import app.mallcop.api.Untrusted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path as a relative address: percent-encoded, so that nothing in it is read as anything else. */
public final class PathUri {

    private PathUri() {}

    public static String of(Untrusted path) {
        return URLEncoder.encode(path.clear(), StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }
}
