package app.mallcop.sim.github;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import java.util.ArrayList;
import java.util.List;

/** Pages with numbers and a {@code Link} header, at most a hundred things each. */
final class Paging {

    private static final int USUAL = 30;

    private Paging() {}

    static Answer numbered(Request request, List<? extends Value> all, Param... own) {
        Given query = query(request, own);
        return linked(request, query, all.size(), Answer.json(Fields.items(cut(query, all))));
    }

    /** In an object, with the count of all. */
    static Answer wrapped(Request request, String name, List<? extends Value> all, Param... own) {
        Given query = query(request, own);
        return linked(request, query, all.size(),
                Answer.json(
                        new Fields().put("total_count", all.size()).put(name, Fields.items(cut(query, all))).done()));
    }

    /** Pages that are named by a token, as Dependabot's alerts have them; a page number is refused. */
    static Answer byCursor(Request request, Continuations cursors, List<? extends Value> all, Param... own) {
        List<Param> params = new ArrayList<>(List.of(own));
        params.add(Param.optional("per_page", Format.number(1, 100)));
        params.add(Param.optional("after", Format.ANY));
        Given query = request.query(params.toArray(new Param[0]));
        String question = query.without("after");
        int from = query.optional("after")
                .map(token -> Integer.parseInt(cursors.position(request, question, token))).orElse(0);
        int until = Math.min(all.size(), from + query.number("per_page", USUAL));
        Answer answer = Answer.json(Fields.items(all.subList(Math.min(from, until), until)));
        return until >= all.size()
                ? answer
                : answer.withLink("next", request.base() + request.path() + "?"
                        + query.with("after", cursors.token(question, Integer.toString(until))));
    }

    static Given query(Request request, Param... own) {
        List<Param> params = new ArrayList<>(List.of(own));
        params.add(Param.optional("per_page", Format.number(1, 100)));
        params.add(Param.optional("page", Format.number(1, 100_000)));
        return request.query(params.toArray(new Param[0]));
    }

    private static List<? extends Value> cut(Given query, List<? extends Value> all) {
        int size = query.number("per_page", USUAL);
        long from = Math.min(all.size(), (query.number("page", 1) - 1L) * size);
        return all.subList((int) from, (int) Math.min(all.size(), from + size));
    }

    private static Answer linked(Request request, Given query, int all, Answer answer) {
        int page = query.number("page", 1);
        int last = Math.max(1, (all + query.number("per_page", USUAL) - 1) / query.number("per_page", USUAL));
        if (page >= last) {
            return answer;
        }
        String base = request.base() + request.path() + "?";
        return answer.withLink("next", base + query.with("page", Integer.toString(page + 1))).withLink("last",
                base + query.with("page", Integer.toString(last)));
    }
}
