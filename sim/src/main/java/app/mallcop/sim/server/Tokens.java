package app.mallcop.sim.server;

import static app.mallcop.sim.server.Fault.Kind.BAD_CREDENTIALS;
import static app.mallcop.sim.server.Fault.Kind.EXPIRED_TOKEN;
import static app.mallcop.sim.server.Fault.Kind.MISSING_SCOPE;
import static app.mallcop.sim.server.Fault.Kind.NOT_SIGNED_IN;

import app.mallcop.sim.deed.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Tokens that a simulated sign-in gives out: they have scopes, and end by time, by use, or because they are revoked. */
public final class Tokens {

    /** Whom a token speaks for. */
    public record Holder(String name, Set<String> scopes) {
        public Holder {
            scopes = Set.copyOf(scopes);
        }
    }

    private record Issued(Holder holder, Instant until, int usesLeft) {}

    private final Supplier<Instant> now;
    private final String scheme;
    private final Map<String, Issued> issued = new HashMap<>();
    private Duration life = Duration.ofHours(1);
    private int uses = Integer.MAX_VALUE;
    private int count;

    /** @param now the clock by which they end */
    public Tokens(Supplier<Instant> now) {
        this(now, "Bearer");
    }

    public Tokens(Supplier<Instant> now, String scheme) {
        this.now = now;
        this.scheme = scheme;
    }

    public synchronized Tokens lasting(Duration each) {
        life = each;
        return this;
    }

    /** From now on each is good for so many requests. */
    public synchronized Tokens goodFor(int requests) {
        uses = requests;
        return this;
    }

    public synchronized Duration life() {
        return life;
    }

    /** A new one, of the length of real ones. */
    public synchronized String issue(String holder, Set<String> scopes) {
        StringBuilder token = new StringBuilder("simulated-");
        Dice dice = Dice.of(20_260_311L, holder, count++);
        HexFormat hex = HexFormat.of();
        for (int i = 0; i < 3; i++) {
            token.append(hex.toHexDigits(dice.id().getMostSignificantBits()));
        }
        issued.put(token.toString(), new Issued(new Holder(holder, scopes), now.get().plus(life), uses));
        return token.toString();
    }

    /** One that its owner made by hand, and that does not end by itself. */
    public synchronized Tokens fixed(String token, String holder, String... scopes) {
        issued.put(token, new Issued(new Holder(holder, Set.of(scopes)), Instant.MAX, Integer.MAX_VALUE));
        return this;
    }

    /** Who asks; refuses whoever has no good token, or one without all of these scopes. */
    public Holder required(Request request, String... scopes) {
        String presented = presented(request)
                .orElseThrow(() -> request.refused(new Fault(NOT_SIGNED_IN, "Authorization", "there is no token")));
        Holder holder = used(request, presented);
        for (String scope : scopes) {
            if (!holder.scopes().contains(scope)) {
                throw request.refused(new Fault(MISSING_SCOPE, scope, "the token does not have this permission"));
            }
        }
        return holder;
    }

    private synchronized Holder used(Request request, String presented) {
        Issued token = issued.get(presented);
        if (token == null) {
            throw request.refused(new Fault(BAD_CREDENTIALS, "Authorization", "the token is not known"));
        }
        if (!now.get().isBefore(token.until()) || token.usesLeft() == 0) {
            throw request.refused(new Fault(EXPIRED_TOKEN, "Authorization", "the token has expired"));
        }
        issued.put(presented, new Issued(token.holder(), token.until(), token.usesLeft() - 1));
        return token.holder();
    }

    /** Ends all that are out, except those made by hand. */
    public synchronized void revokeAll() {
        issued.replaceAll((token, was) -> ended(was));
    }

    synchronized void revokePresented(Request request) {
        presented(request).ifPresent(token -> issued.computeIfPresent(token, (same, was) -> ended(was)));
    }

    private static Issued ended(Issued token) {
        return token.until().equals(Instant.MAX) ? token : new Issued(token.holder(), token.until(), 0);
    }

    private Optional<String> presented(Request request) {
        return request.header("Authorization").filter(value -> value.length() > scheme.length() + 1
                && value.regionMatches(true, 0, scheme, 0, scheme.length()) && value.charAt(scheme.length()) == ' ')
                .map(value -> value.substring(scheme.length() + 1));
    }
}
