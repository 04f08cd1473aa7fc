package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.text.entities.Resource;

/**
 * One actor with one resource, as it is counted.
 *
 * @param key [actor, platform, account, group, kind, name]
 * @param peers [stem, platform, account, group, kind, actor]: who uses things of this name
 * @param user [platform, person or machine, account, actor]: who there is to compare with
 */
record Relation(Untrusted actor, Untrusted platform, Resource resource, Key key, Key peers, Key user) {

    static Relation of(Untrusted actor, Untrusted platform, Resource resource) {
        return new Relation(actor, platform, resource,
                Key.of(actor, platform, resource.account(), resource.group(), resource.kind(), resource.name()),
                Key.of(resource.stem(), platform, resource.account(), resource.group(), resource.kind(), actor),
                Key.of(platform, Sort.of(actor), resource.account(), actor));
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
