package app.mallcop.store.runs;

import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stream says beside its numbers, where there is something to say.
 *
 * @param partly the slice went on after this; it tells of success only when its end is told
 * @param gapFrom from when on the platform had dropped what was asked for, up to {@code gapUntil}; null without a gap
 * @param tier how well the platform could be seen, in own words; empty where there is only one way
 * @param unknown operations that the mapping did not know, and how many records had each
 * @param leftOut events of single records beyond the most that one may give
 */
public record Remarks(boolean partly, @Nullable Instant gapFrom, @Nullable Instant gapUntil, String tier,
        SortedMap<Untrusted, Long> unknown, long leftOut) {

    /** A platform has a few hundred operations that matter to nobody; a list that names fifty shows where to look. */
    public static final int MOST_UNKNOWN = 50;

    public static final Remarks NONE = new Remarks(false, null, null, "", Collections.emptySortedMap(), 0);

    /** Spelled out, not compact: a compact one loses {@code @Nullable} in the class file. */
    public Remarks(boolean partly, @Nullable Instant gapFrom, @Nullable Instant gapUntil, String tier,
            SortedMap<Untrusted, Long> unknown, long leftOut) {
        this.partly = partly;
        this.gapFrom = gapFrom;
        this.gapUntil = gapUntil;
        this.tier = tier;
        this.unknown = bounded(unknown);
        this.leftOut = leftOut;
    }

    private static SortedMap<Untrusted, Long> bounded(SortedMap<Untrusted, Long> all) {
        TreeMap<Untrusted, Long> first = new TreeMap<>();
        for (var one : all.entrySet()) {
            if (first.size() < MOST_UNKNOWN) {
                first.put(one.getKey(), one.getValue());
            }
        }
        return Collections.unmodifiableSortedMap(first);
    }

    /** The counts of both, names that were here first before new ones. */
    static SortedMap<Untrusted, Long> sum(SortedMap<Untrusted, Long> before, SortedMap<Untrusted, Long> more) {
        TreeMap<Untrusted, Long> sum = new TreeMap<>(before);
        more.forEach((name, count) -> {
            if (sum.containsKey(name) || sum.size() < MOST_UNKNOWN) {
                sum.merge(name, count, Long::sum);
            }
        });
        return sum;
    }

    void write(CanonicalJson json) {
        if (partly) {
            json.field("partly", true);
        }
        json.field("gap_from", gapFrom).field("gap_until", gapUntil).field("tier", tier.isEmpty() ? null : tier);
        writeUnknown(json, unknown);
        if (leftOut != 0) {
            json.field("left_out", leftOut);
        }
    }

    static void writeUnknown(CanonicalJson json, SortedMap<Untrusted, Long> unknown) {
        if (!unknown.isEmpty()) {
            json.list("unknown", unknown.entrySet(),
                    (out, one) -> out.begin().field("operation", one.getKey()).field("n", one.getValue()).end());
        }
    }

    static Remarks read(Tree tree) throws Tree.Malformed {
        return new Remarks(tree.has("partly") && tree.flag("partly"), tree.timeOrNull("gap_from"),
                tree.timeOrNull("gap_until"), Optional.ofNullable(tree.textOrNull("tier")).orElse(""),
                readUnknown(tree), tree.numberOr("left_out", 0));
    }

    static SortedMap<Untrusted, Long> readUnknown(Tree tree) throws Tree.Malformed {
        TreeMap<Untrusted, Long> unknown = new TreeMap<>();
        if (tree.has("unknown")) {
            for (Tree one : tree.children("unknown")) {
                unknown.put(one.untrusted("operation"), one.number("n"));
            }
        }
        return unknown;
    }
}
