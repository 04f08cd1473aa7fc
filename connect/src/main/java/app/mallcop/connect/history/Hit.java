package app.mallcop.connect.history;

import app.mallcop.api.Severity;

/**
 * A secret in an object, without the secret.
 *
 * @param family which kind
 * @param print the keyed hash of the secret; the same secret has the same
 * @param object the blob, commit or tag it stands in
 * @param line counted from 1
 * @param severity before it is known where the file lies
 * @param why what the value itself tells, such as {@code expired}
 * @param shown at most four characters of it
 * @param allowed what allows it already: a comment on its line, or a pattern on its text; empty for nothing
 */
record Hit(String family, String print, String object, int line, Severity severity, String why, String shown,
        String allowed) implements Comparable<Hit> {

    @Override
    public int compareTo(Hit other) {
        int order = print.compareTo(other.print);
        order = order != 0 ? order : object.compareTo(other.object);
        return order != 0 ? order : Integer.compare(line, other.line);
    }
}
