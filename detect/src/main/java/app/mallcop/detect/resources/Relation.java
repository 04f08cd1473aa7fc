package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.text.entities.Resource;
import java.util.List;

/**
 * One actor with one resource, as it is counted.
 *
 * @param key [actor, platform, account, group, kind, name]
 * @param peers [stem, platform, account, group, kind, actor]: who uses things of this name
 * @param notes what tells it from the actor's others: name, kind, group, account, platform
 * @param user [platform, person or machine, account, actor]: who there is to compare with
 */
record Relation(Untrusted actor, Untrusted platform, Resource resource, Key key, Key peers, Key user,
        List<Untrusted> notes) {

    static Relation of(Untrusted actor, Untrusted platform, Resource resource) {
        return new Relation(actor, platform, resource,
                Key.of(actor, platform, resource.account(), resource.group(), resource.kind(), resource.name()),
                Key.of(resource.stem(), platform, resource.account(), resource.group(), resource.kind(), actor),
                Key.of(platform, Sort.of(actor), resource.account(), actor),
                List.of(resource.name(), resource.kind(), resource.group(), resource.account(), platform));
    }

    /** The relation of an actor that these notes are of. */
    static Relation noted(Untrusted actor, List<Untrusted> notes) {
        Untrusted name = notes.get(0);
        return of(actor, notes.get(4),
                new Resource(notes.get(3), notes.get(2), notes.get(1), name, Resource.stemOf(name), name));
    }

    /** Its key, which takes less. */
    static Key notedKey(Untrusted actor, List<Untrusted> notes) {
        return Key.of(actor, notes.get(4), notes.get(3), notes.get(2), notes.get(1), notes.get(0));
    }

    /** Where it stands: the first parts of its place, 1 for the platform to 4 for the kind. */
    Key place(int depth) {
        return placeOf(key, depth);
    }

    /** A place of a relation's key, without the actor. */
    static Key placeOf(Key relation, int depth) {
        return Key.of(relation.parts().subList(1, 1 + depth));
    }

    Key stem() {
        return stemOf(key);
    }

    /** The place of a relation's key down to the stem of its name. */
    static Key stemOf(Key relation) {
        return Key.of(relation.part(1), relation.part(2), relation.part(3), relation.part(4),
                Resource.stemOf(relation.part(5)));
    }
}
