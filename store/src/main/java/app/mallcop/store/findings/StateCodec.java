package app.mallcop.store.findings;

import app.mallcop.api.Decision;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.decisions.DecisionCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A folded finding as a line of the cache. */
final class StateCodec {

    private StateCodec() {}

    static void write(FindingState state, Bytes bytes) {
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("id", state.id());
        if (state.finding() != null) {
            json.begin("finding");
            FindingCodec.write(state.finding(), json);
            json.end();
        }
        FindingLine.Ended ended = state.ended();
        if (ended != null) {
            json.begin("ended").field("run", ended.run()).field("at", ended.at()).field("why", ended.why()).end();
        }
        // a decision is kept as its own line, so that its form is written in one place
        json.texts("decisions", state.decisions().stream()
                .map(one -> new String(DecisionCodec.line(one), StandardCharsets.UTF_8)).toList());
        json.end().flush();
        bytes.write('\n');
    }

    /** A name as it stands in such a line, with its box. */
    static String inLine(Untrusted name) {
        Bytes bytes = new Bytes(256);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("", name).end().flush();
        return new String(bytes.array(), NAME, bytes.size() - NAME - NAME_END, StandardCharsets.UTF_8);
    }

    private static final int NAME = "{\"\":\"".length();
    private static final int NAME_END = "\"}".length();

    static FindingState read(byte[] bytes, int from, int length) throws Tree.Malformed {
        Tree tree = Tree.parse(bytes, from, length);
        String id = tree.text("id");
        List<Decision> decisions = new ArrayList<>();
        for (String line : tree.texts("decisions")) {
            decisions.add(DecisionCodec.read(Tree.parse(line.getBytes(StandardCharsets.UTF_8))));
        }
        Tree ended = tree.childIfAny("ended").orElse(null);
        return new FindingState(id, tree.has("finding") ? FindingCodec.finding(tree.child("finding")) : null,
                ended == null
                        ? null
                        : new FindingLine.Ended(ended.text("run"), id, ended.time("at"), ended.text("why")),
                decisions);
    }
}
