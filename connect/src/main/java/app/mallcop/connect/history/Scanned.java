package app.mallcop.connect.history;

import java.util.List;
import java.util.Map;

/**
 * What reading the objects gave.
 *
 * @param messages the heads of the commits and tags that hold a secret
 * @param partly ids of blobs of which only both ends were read
 * @param damaged ids of objects that git could not read
 */
record Scanned(List<Hit> hits, Map<String, Signed> messages, List<String> partly, List<String> damaged, long blobs,
        long bytes) {}
