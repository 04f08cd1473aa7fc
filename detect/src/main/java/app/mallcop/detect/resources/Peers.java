package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;

/**
 * Others of the same sort in the same account: people beside people, machines beside machines.
 *
 * @param touched how many of them touched a thing of this name
 * @param all how many there are
 */
record Peers(int touched, int all) {

    /** Fewer say nothing. */
    private static final int FEW = 3;
    static final double MOST_RARE = 1.25;
    private static final double BITS = 4;

    static Peers of(Relation relation, int all, Normal normal) {
        Untrusted sort = relation.user().part(1);
        int[] touched = new int[1];
        Key same = Key.of(relation.peers().parts().subList(0, 5));
        normal.each(UnusualResourceAccess.PEER, same, (key, _) -> {
            if (!key.part(5).equals(relation.actor()) && Sort.of(key.part(5)).equals(sort)) {
                touched[0]++;
            }
        });
        return new Peers(touched[0], all);
    }

    boolean areFew() {
        return all < FEW;
    }

    /**
     * From 0 where everybody touches it, by the number of halvings, to 1 and a little more where nobody does. Where only one
     * does it is rare, however few there are.
     */
    double rarity() {
        if (areFew()) {
            return 1;
        }
        if (touched == 0) {
            return MOST_RARE;
        }
        double halvings = Math.log((double) all / Math.min(touched, all)) / Math.log(2);
        double rare = touched == all && all > 1 ? 0 : 1.0 / touched;
        return Math.min(1, Math.max(rare, halvings / BITS));
    }
}
