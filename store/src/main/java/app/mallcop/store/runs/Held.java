package app.mallcop.store.runs;

import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.LocalDate;

/** An event that is kept back since its time has not come yet: judged by the first run whose as-of has passed it. */
public record Held(String source, LocalDate day, String id) {

    void write(CanonicalJson json) {
        json.begin().field("source", source).field("day", day.toString()).field("id", id).end();
    }

    static Held read(Tree tree) throws Tree.Malformed {
        return new Held(tree.text("source"), tree.day("day"), tree.text("id"));
    }
}
