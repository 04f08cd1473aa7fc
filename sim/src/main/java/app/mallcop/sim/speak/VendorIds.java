package app.mallcop.sim.speak;

import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** How a platform names its own records: the same deed has the same name each time it is told. */
public final class VendorIds {

    private VendorIds() {}

    public static String of(Deed deed) {
        return switch (deed.platform()) {
            case AZURE, AWS, M365 -> deed.id().toString();
            case GITHUB -> Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(ByteBuffer.allocate(16).putLong(deed.id().getMostSignificantBits())
                            .putLong(deed.id().getLeastSignificantBits()).array());
        };
    }

    /** Another id that belongs to the same deed: a correlation, a request, a session. */
    static String beside(Deed deed, String what) {
        return Dice.of(deed.id().getMostSignificantBits() ^ deed.id().getLeastSignificantBits(), what).id().toString();
    }

    /** The number or object id by which a platform knows somebody; the same name has the same one. */
    static String objectOf(String name) {
        return new UUID((Dice.mix(name.hashCode()) & ~0xf000L) | 0x4000L,
                (Dice.mix(~(long) name.hashCode()) & 0x3fffffffffffffffL) | 0x8000000000000000L).toString();
    }

    static long numberOf(String name) {
        return 1_000_000L + Math.floorMod(Dice.mix(name.hashCode()), 80_000_000L);
    }
}
