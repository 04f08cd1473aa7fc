package app.mallcop.actors.model;

import app.mallcop.net.Answer;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.Network;
import app.mallcop.net.json.Json;
import java.net.URI;

/** A model behind an API: a dialect, an address, and who asks. */
final class HttpModel implements Model {

    private final String backend;
    private final Dialect dialect;
    private final Told told;
    private final URI base;
    private final Signing signing;
    private final Network network;
    private final Names names;

    HttpModel(String backend, String called, Dialect dialect, URI base, Signing signing, Network network, Names names) {
        this.backend = backend;
        this.dialect = dialect;
        this.told = new Told(called, base);
        this.base = base;
        this.signing = signing;
        this.network = network;
        this.names = names;
    }

    @Override
    public String backend() {
        return backend;
    }

    @Override
    public String named(String laneOrName) {
        return names.named(laneOrName);
    }

    @Override
    public Reply ask(Ask ask) throws ModelFailed, InterruptedException {
        app.mallcop.net.Ask request = signing.signed(dialect.request(ask, base));
        Answer answer = new Tries(network, told, ask.deadline()).send(request);
        if (!answer.ok()) {
            throw told.refused(answer.status(), word(answer));
        }
        try {
            return dialect.read(Json.object(answer), ask);
        } catch (Unreadable e) {
            throw told.malformed(e.reason());
        }
    }

    private String word(Answer answer) {
        try {
            return dialect.refusal(Json.object(answer));
        } catch (Unreadable e) {
            return "";
        }
    }
}
