package app.mallcop.store.findings;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Withheld;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.text.airlock.Boxing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a finding withholds, in a line: the days of one key on one connector stand together. */
final class WithheldCodec {

    private static final String NAME = "withholds";

    private WithheldCodec() {}

    private record Days(Withheld first, List<LocalDate> days) {
        boolean takes(Withheld one) {
            return first.fact().equals(one.fact()) && first.source().equals(one.source())
                    && Untrusted.compareParts(first.key(), one.key()) == 0;
        }
    }

    /** @param withheld sorted, so that what belongs together is together */
    static void write(List<Withheld> withheld, CanonicalJson json) {
        if (withheld.isEmpty()) {
            return;
        }
        List<Days> together = new ArrayList<>();
        for (Withheld one : withheld) {
            if (together.isEmpty() || !together.getLast().takes(one)) {
                together.add(new Days(one, new ArrayList<>()));
            }
            together.getLast().days().add(one.day());
        }
        json.list(NAME, together,
                (out, one) -> out.begin().field("fact", one.first().fact())
                        .texts("key", one.first().key().stream().map(Boxing::boxed).toList())
                        .field("source", one.first().source())
                        .texts("days", one.days().stream().map(LocalDate::toString).toList()).end());
    }

    static List<Withheld> read(Tree tree) throws Tree.Malformed {
        List<Withheld> withheld = new ArrayList<>();
        for (Tree one : tree.children(NAME)) {
            String fact = one.text("fact");
            List<Untrusted> key = one.untrusteds("key");
            String source = one.text("source");
            for (LocalDate day : one.days("days")) {
                try {
                    withheld.add(new Withheld(fact, key, source, day));
                } catch (IllegalArgumentException e) {
                    throw new Tree.Malformed("nothing that is withheld: " + e.getMessage());
                }
            }
        }
        return withheld;
    }
}
