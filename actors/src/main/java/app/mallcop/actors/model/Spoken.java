package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of an answer while they are read: no more calls than anybody works off, each with an id of its own. */
final class Spoken {

    private static final int MOST_CALLS = 64;
    /** What every backend lets a tool be called; another name could not be given back. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    void text(Untrusted text) {
        if (!text.clear().isBlank()) {
            parts.add(new Part.Text(text));
        }
    }

    void kept(Value.Fields block) {
        parts.add(new Part.Kept(block));
    }

    void call(String id, String name, Value.Fields arguments) throws Unreadable {
        if (ids.size() == MOST_CALLS) {
            throw new Unreadable("more than " + MOST_CALLS + " calls at once");
        }
        if (!NAME.matcher(name).matches()) {
            throw new Unreadable("a call of something that can't be a tool");
        }
        String own = id;
        if (!ID.matcher(id).matches() || !ids.add(id)) {
            // Some servers give none, or the same to all.
            own = "call-" + (ids.size() + 1);
            if (!ids.add(own)) {
                throw new Unreadable("calls that can't be told apart");
            }
        }
        parts.add(new Part.Call(own, name, arguments));
    }

    List<Part> parts() {
        return parts;
    }

    /** What a stop amounts to: whoever calls waits for results, whatever the backend says. */
    Reply.Stop or(Reply.Stop said) throws Unreadable {
        if (said == Reply.Stop.LENGTH || said == Reply.Stop.DECLINED) {
            return said;
        }
        if (ids.isEmpty() && said == Reply.Stop.CALLS) {
            throw new Unreadable("it calls a tool and does not say which");
        }
        return ids.isEmpty() ? Reply.Stop.END : Reply.Stop.CALLS;
    }
}
