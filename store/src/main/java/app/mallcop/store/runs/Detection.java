package app.mallcop.store.runs;

import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.util.List;

/**
 * What a run that detected says besides the runs it consumed.
 *
 * @param decisions ids of the decisions it took into account for the first time
 * @param held events it kept back, since they lie in the future: all there are after it
 * @param sealed files of the baseline it wrote
 */
public record Detection(List<String> decisions, List<Held> held, List<Sealed> sealed) {

    public static final Detection NOTHING = new Detection(List.of(), List.of(), List.of());

    public Detection {
        decisions = List.copyOf(decisions);
        held = List.copyOf(held);
        sealed = List.copyOf(sealed);
    }

    void write(CanonicalJson json) {
        json.begin("detection");
        if (!decisions.isEmpty()) {
            json.texts("decisions", decisions);
        }
        if (!held.isEmpty()) {
            json.list("held", held, (out, one) -> one.write(out));
        }
        if (!sealed.isEmpty()) {
            json.list("sealed", sealed, (out, one) -> one.write(out));
        }
        json.end();
    }

    static Detection read(Tree tree) throws Tree.Malformed {
        return new Detection(tree.texts("decisions"), RunLine.each(tree.children("held"), Held::read),
                RunLine.each(tree.children("sealed"), Sealed::read));
    }
}
