package app.mallcop.detect.shelf;

/**
 * Where a block lies, and what its bytes must add up to. The spot of a shelf's first block is all a reader needs to know of it.
 *
 * @param level 0 for a block of entries; above, a block of spots one level below
 */
public record Spot(int level, long at, int length, long sum) {

    public void write(Packing out) {
        out.number(level);
        out.number(at);
        out.number(length);
        out.number(sum);
    }

    public static Spot read(Unpacking in) {
        return new Spot((int) in.number(), in.number(), in.count(), in.number());
    }
}
