package app.mallcop.actors.agent;

import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.tools.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What was said and laid out in one look, in the order in which a model is told it at each turn. */
final class Talk {

    /** The finding and its events stay, whether they can be paid or not. */
    private static final int KEPT = 2;

    private final List<Message> messages = new ArrayList<>();
    private int laid;
    private int sent;

    List<Message> messages() {
        return messages;
    }

    List<Message> messagesAnd(String words) {
        List<Message> all = new ArrayList<>(messages);
        all.add(new Message.Said(words));
        return all;
    }

    /** Results that are in it. */
    int laid() {
        return laid;
    }

    void say(String words) {
        messages.add(new Message.Said(words));
    }

    /** As if it had asked for it. */
    void lay(List<Opening.Pair> pairs) {
        if (!pairs.isEmpty()) {
            answered(pairs.stream().<Part>map(Opening.Pair::call).toList(),
                    pairs.stream().map(Opening.Pair::result).toList());
        }
    }

    void answered(List<Part> said, List<Message.Result> results) {
        messages.add(new Message.Answered(said));
        if (!results.isEmpty()) {
            messages.add(new Message.Results(results));
            laid += results.size();
        }
    }

    void isSent() {
        sent = messages.size();
    }

    /**
     * What can't be paid for is not shown, from the end, unless it was sent before; better a verdict over what was seen than
     * none.
     *
     * @param isAffordable with so many results in it
     */
    void leaveOut(IntPredicate isAffordable) {
        int results = laid;
        for (int at = messages.size() - 1; at >= sent; at--) {
            int of = messages.get(at) instanceof Message.Results(var all) ? all.size() : 0;
            for (int i = of - 1; i >= 0 && results > KEPT && !isAffordable.test(results); i--, results--) {
                messages.set(at, withoutText((Message.Results) messages.get(at), i));
            }
        }
    }

    private static Message.Results withoutText(Message.Results results, int which) {
        List<Message.Result> all = new ArrayList<>(results.results());
        all.set(which, new Message.Result(all.get(which).call(),
                "{\"error\":\"there is nothing left to pay for this answer; decide over what you have\"}", true));
        return new Message.Results(all);
    }
}
