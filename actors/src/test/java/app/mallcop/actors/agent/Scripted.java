package app.mallcop.actors.agent;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.Model;
import app.mallcop.actors.model.ModelFailed;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.model.Reply;
import app.mallcop.actors.model.Usage;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model that answers by a script, and keeps what it was asked. */
public final class Scripted implements Model {

    /** Says what comes next. */
    public interface Script {
        Reply reply(Ask ask, int turn) throws ModelFailed;
    }

    public static final Usage USAGE = new Usage(900, 100, 0, 0, false);

    private static final Pattern EVENT = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern FINDING = Pattern.compile("\"finding_id\":\"(fnd_[0-9a-f]+)\"");

    private final Script script;
    public final List<Ask> asked = new ArrayList<>();

    public Scripted(Script script) {
        this.script = script;
    }

    @Override
    public String backend() {
        return "scripted";
    }

    @Override
    public String named(String laneOrName) {
        return "scripted-" + laneOrName;
    }

    @Override
    public synchronized Reply ask(Ask ask) throws ModelFailed {
        asked.add(ask);
        long turn = ask.messages().stream().filter(Message.Answered.class::isInstance).count();
        return script.reply(ask, (int) turn);
    }

    static Reply calls(Part.Call... calls) {
        return new Reply(List.of(calls), Reply.Stop.CALLS, USAGE, "scripted");
    }

    static Reply says(String text) {
        return new Reply(List.of(new Part.Text(Untrusted.of(text))), Reply.Stop.END, USAGE, "scripted");
    }

    static Part.Call call(String id, String tool, Map<String, Value> arguments) {
        return new Part.Call(id, tool, Value.Fields.of(arguments));
    }

    static Part.Call verdict(String finding, String action, int confidence, String reason, Iterable<String> events) {
        Map<String, Value> arguments = new LinkedHashMap<>();
        arguments.put("finding_id", Value.text(finding));
        arguments.put("action", Value.text(action));
        arguments.put("confidence", Value.number(confidence));
        arguments.put("positive_evidence", Value.flag(action.equals("resolve")));
        arguments.put("reason", Value.text(reason));
        List<Value> ids = new ArrayList<>();
        events.forEach(id -> ids.add(Value.text(id)));
        arguments.put("events", new Value.Items(ids));
        return call("verdict", "resolve-finding", arguments);
    }

    /** All that it was given to read beside the system prompt. */
    static String read(Ask ask) {
        StringBuilder out = new StringBuilder();
        for (Message message : ask.messages()) {
            switch (message) {
                case Message.Said(String text) -> out.append(text).append('\n');
                case Message.Answered _ -> {
                }
                case Message.Results(var results) -> results.forEach(one -> out.append(one.text()).append('\n'));
            }
        }
        return out.toString();
    }

    /** For tests to tell the two looks apart; no personality does. */
    static boolean isBlind(Ask ask) {
        return ask.messages().contains(new Message.Said(Frame.BLIND));
    }

    static Set<String> events(Ask ask) {
        return all(EVENT, read(ask));
    }

    static String finding(Ask ask) {
        return all(FINDING, read(ask)).iterator().next();
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
