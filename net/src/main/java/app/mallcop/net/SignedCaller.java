package app.mallcop.net;

import app.mallcop.api.plugin.PlatformFailed;

/** Asks with a bearer token. One that expired in the middle of paging is fetched anew, once a request. */
public final class SignedCaller {

    private final Caller caller;
    private final Token token;

    public SignedCaller(Caller caller, Token token) {
        this.caller = caller;
        this.token = token;
    }

    public Caller caller() {
        return caller;
    }

    /** The answer, whatever its status but 401. */
    public Answer ask(Ask ask) throws PlatformFailed, InterruptedException {
        String value = token.value();
        Answer answer = caller.ask(ask.bearer(value));
        if (answer.status() != 401) {
            return answer;
        }
        token.refused(value);
        Answer again = caller.ask(ask.bearer(token.value()));
        if (again.status() == 401) {
            throw caller.refused(ask, again);
        }
        return again;
    }

    public <T> T ask(Ask ask, Caller.Reading<T> reading) throws PlatformFailed, InterruptedException {
        String value = token.value();
        try {
            return caller.ask(ask.bearer(value), reading);
        } catch (PlatformFailed e) {
            if (e.kind() != PlatformFailed.Kind.CREDENTIALS) {
                throw e;
            }
            token.refused(value);
            return caller.ask(ask.bearer(token.value()), reading);
        }
    }
}
