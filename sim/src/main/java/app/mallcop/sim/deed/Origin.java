package app.mallcop.sim.deed;

import static java.util.Objects.requireNonNull;

/** Where a deed came from: the address, where that address is, and what the client calls itself. */
public record Origin(String ip, String country, String city, String userAgent) {

    public Origin {
        requireNonNull(ip, "ip is null");
        requireNonNull(country, "country is null");
        requireNonNull(city, "city is null");
        requireNonNull(userAgent, "userAgent is null");
    }

    public Origin withUserAgent(String other) {
        return new Origin(ip, country, city, other);
    }
}
