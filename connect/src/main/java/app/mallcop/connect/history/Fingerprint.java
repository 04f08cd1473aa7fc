package app.mallcop.connect.history;

import app.mallcop.store.codec.Bytes;

/**
 * The name of a place in an ignore file: of the family, the path, the commit and the line, so that it is the same on
 * every machine and tells nothing of the secret.
 */
final class Fingerprint {

    private Fingerprint() {}

    static String of(String family, Place place) {
        return of(family + "\0" + place.path().clear() + "\0" + place.commit() + "\0" + place.line());
    }

    static String of(String what) {
        return "goo_" + Bytes.sha256Hex(what).substring(0, 16);
    }
}
