package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.util.HashMap;
import java.util.Map;

/** What was worked out of one view of normal: events of a day ask for the same again and again. */
final class Gathered {

    private static final int MOST = 20_000;

    private final Normal normal;
    private final Sensitivity sensitivity;
    private final Map<Untrusted, Habits> habits = new HashMap<>();
    private final Map<Key, Peers> peers = new HashMap<>();
    private final Map<Key, Integer> users = new HashMap<>();

    Gathered(Normal normal, Sensitivity sensitivity) {
        this.normal = normal;
        this.sensitivity = sensitivity;
    }

    Normal of() {
        return normal;
    }

    Habits habits(Untrusted actor) {
        Habits known = habits.get(actor);
        if (known == null) {
            room(habits);
            known = Habits.of(actor, normal, sensitivity);
            habits.put(actor, known);
        }
        return known;
    }

    Peers peers(Relation relation) {
        Peers known = peers.get(relation.key());
        if (known == null) {
            room(peers);
            known = Peers.of(relation, users(relation), normal);
            peers.put(relation.key(), known);
        }
        return known;
    }

    /** How many of the actor's sort use this account, the actor aside. */
    private int users(Relation relation) {
        Key account = Key.of(relation.user().parts().subList(0, 3));
        Integer known = users.get(account);
        if (known == null) {
            int[] count = new int[1];
            normal.each(UnusualResourceAccess.USER, account, (_, _) -> count[0]++);
            known = count[0];
            users.put(account, known);
        }
        return normal.of(UnusualResourceAccess.USER, relation.user()).isEmpty() ? known : known - 1;
    }

    private static void room(Map<?, ?> map) {
        if (map.size() >= MOST) {
            map.clear();
        }
    }
}
