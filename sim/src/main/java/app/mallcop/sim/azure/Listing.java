package app.mallcop.sim.azure;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.shelf.Page;
import app.mallcop.sim.shelf.Window;
import java.util.Optional;

/** A list in pages; each but the last links to the next by a {@code $skiptoken}. */
record Listing(String nextKey, Continuations tokens) {

    static final String TOKEN = "$skiptoken";

    Answer page(Request request, Given query, Window<Value.Fields> all, int size) {
        String question = request.path() + '?' + query.without(TOKEN);
        Window<Value.Fields> window = all;
        Optional<String> token = query.optional(TOKEN);
        if (token.isPresent()) {
            window = window.after(tokens.position(request, question, token.get()));
        }
        Page<Value.Fields> page = window.page(size);
        Fields body = new Fields().put("value", Fields.items(page.records()));
        page.next().ifPresent(position -> body.put(nextKey,
                request.base() + request.path() + '?' + query.with(TOKEN, tokens.token(question, position))));
        return Answer.json(body.done());
    }
}
