package app.mallcop.actors.budget;

/**
 * What a finding cost.
 *
 * @param overruns calls that used more than they possibly could: the estimate is wrong for that model
 */
public record Bill(String finding, long calls, long tokens, long microUsd, long overruns) implements Comparable<Bill> {

    public static final Bill NONE = new Bill("", 0, 0, 0, 0);

    public Bill plus(Bill other) {
        return new Bill(finding, calls + other.calls, tokens + other.tokens, microUsd + other.microUsd,
                overruns + other.overruns);
    }

    /** Dearest first. */
    @Override
    public int compareTo(Bill other) {
        int order = Long.compare(other.microUsd, microUsd);
        if (order == 0) {
            order = Long.compare(other.tokens, tokens);
        }
        return order != 0 ? order : finding.compareTo(other.finding);
    }
}
